// Runs before the page is painted: the chosen light or dark stands from the first moment.
(() => {
  const FOLLOW = "screen and (prefers-color-scheme: dark)";
  const QUERIES = { dark: "screen", light: "not all", auto: FOLLOW };

  const kept = () => {
    try {
      return localStorage.getItem("theme") || "auto";
    } catch {
      return "auto";
    }
  };

  const wear = (theme) => {
    const sheet = document.getElementById("dark-sheet");
    if (sheet) sheet.media = QUERIES[theme] || FOLLOW;
  };

  window.lalanhTheme = {
    isDark: () => {
      const theme = kept();
      return theme === "auto" ? matchMedia(FOLLOW).matches : theme === "dark";
    },
    choose: (theme) => {
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // A browser that keeps nothing still changes for this page.
      }
      wear(theme);
    },
  };

  wear(kept());
})();
