// One keystroke a line: a digit presses the button of that number, arrows move from line to line.
const review = document.querySelector("[data-review]");
const linesOf = () => [...review.querySelectorAll("article")];
const present = () => document.activeElement?.closest?.("[data-review] article");

const moveTo = (line) => {
  if (!line) return;
  line.focus();
  line.scrollIntoView({ block: "nearest" });
};

const isTyping = (event) =>
  event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea");

if (review) {
  let judged = null;
  moveTo(linesOf()[0]);
  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return;
    const lines = linesOf();
    const line = present() ?? lines[0];
    const at = lines.indexOf(line);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      moveTo(lines[at + (event.key === "ArrowDown" ? 1 : -1)]);
    } else if (/^[1-9]$/.test(event.key)) {
      const button = line.querySelector(`[data-digit="${event.key}"]`);
      if (!button) return;
      event.preventDefault();
      judged = line.id;
      button.click();
    }
  });
  // The judged line came back from the server: go on with the next one.
  document.addEventListener("htmx:afterSwap", () => {
    if (!judged) return;
    const line = document.getElementById(judged);
    judged = null;
    moveTo(line?.nextElementSibling ?? line);
  });
}
