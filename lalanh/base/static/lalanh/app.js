// Comforts only: every page works without this file.

// --- Light and dark --------------------------------------------------------------------------
const showTheme = (button) => {
  const isDark = window.lalanhTheme.isDark();
  button.hidden = false;
  button.setAttribute("aria-pressed", String(isDark));
};

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  showTheme(button);
  button.addEventListener("click", () => {
    window.lalanhTheme.choose(window.lalanhTheme.isDark() ? "light" : "dark");
    showTheme(button);
  });
}

// --- Ask before a step that is hard to take back: <button data-confirm="…"> ------------------------
const ask = (question, label) =>
  new Promise((answer) => {
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    const bar = document.createElement("div");
    const yes = document.createElement("button");
    const no = document.createElement("button");
    text.textContent = question;
    text.id = "ask-text";
    dialog.setAttribute("aria-labelledby", text.id);
    bar.className = "toolbar";
    no.className = "button";
    no.textContent = "Quay lại";
    yes.className = "button button-primary";
    yes.textContent = label;
    no.addEventListener("click", () => dialog.close("no"));
    yes.addEventListener("click", () => dialog.close("yes"));
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    bar.append(no, yes);
    dialog.append(text, bar);
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  });

document.addEventListener(
  "click",
  async (event) => {
    const button = event.target.closest("button[data-confirm]");
    if (!button || button.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(await ask(button.dataset.confirm, button.textContent.trim()))) return;
    button.dataset.confirmed = "yes";
    button.click();
    delete button.dataset.confirmed;
  },
  true,
);

// --- Files may be dropped on their field -----------------------------------------------------------
const dressFileField = (input) => {
  if (input.closest(".drop-zone")) return;
  const zone = document.createElement("div");
  const hint = document.createElement("span");
  zone.className = "drop-zone";
  hint.className = "drop-zone-hint";
  hint.textContent = input.multiple ? "Kéo các tệp thả vào đây, hoặc" : "Kéo tệp thả vào đây, hoặc";
  input.before(zone);
  zone.append(hint, input);
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
};

const dress = (root) => root.querySelectorAll("input[type=file]").forEach(dressFileField);
dress(document);
document.addEventListener("htmx:load", (event) => dress(event.target));

// --- Menus close on Escape or a click elsewhere -----------------------------------------------------
const closeDrops = (except) => {
  for (const drop of document.querySelectorAll("details.drop[open]")) {
    if (drop !== except) drop.open = false;
  }
};

document.addEventListener("click", (event) => closeDrops(event.target.closest("details.drop")));

// --- Keys: "/" to search, "g" then a letter to go --------------------------------------------------
let isGoing = false;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector("details.drop[open]");
    closeDrops();
    if (open) open.querySelector("summary").focus();
    return;
  }
  const isTyping = event.target.closest("input, textarea, select, [contenteditable], dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  if (isGoing) {
    isGoing = false;
    const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (link) link.click();
    return;
  }
  isGoing = event.key === "g";
  if (isGoing) setTimeout(() => (isGoing = false), 1500);
});

// --- A part of the page that could not be fetched: say so, and nothing was lost ----------------------
const TROUBLES = {
  0: "Không nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.",
  403: "Phiên làm việc đã đổi, hoặc bạn không có quyền làm việc này. Hãy tải lại trang.",
  404: "Nội dung này không còn nữa. Hãy tải lại trang.",
  429: "Bạn thao tác nhanh quá. Hãy chờ một phút rồi thử lại.",
};
const OTHER_TROUBLE = "Máy chủ gặp lỗi, việc vừa rồi chưa được ghi. Hãy thử lại sau một phút.";

const settle = () => document.querySelector(".trouble")?.remove();

const warn = (event) => {
  const box = document.createElement("div");
  box.className = "alert tone-bad trouble";
  box.setAttribute("role", "alert");
  box.textContent = TROUBLES[event.detail.xhr?.status ?? 0] ?? OTHER_TROUBLE;
  settle();
  document.body.append(box);
};

document.addEventListener("htmx:responseError", warn);
document.addEventListener("htmx:sendError", warn);
document.addEventListener("htmx:afterOnLoad", (event) => event.detail.xhr.status < 400 && settle());

// --- A list that was narrowed in place: say what it became to whoever hears the page ------------------
const whatIsListed = (list) => {
  const said = list.querySelector(".empty-title, .pager p, li.soft:only-child");
  if (said) return said.textContent.trim().replace(/\s+/g, " ");
  const rows = list.querySelectorAll("tbody tr, .lines > li").length;
  const own = list.matches(".lines") ? list.children.length : 0;
  return `Danh sách còn ${rows || own} dòng.`;
};

document.addEventListener("htmx:afterSettle", (event) => {
  const form = event.detail.requestConfig?.elt;
  const told = document.querySelector("#list-told");
  if (!told || !form?.matches("form[method=get]")) return;
  const list = document.querySelector(form.getAttribute("hx-target"));
  if (list) told.textContent = whatIsListed(list);
});

// --- A form is sent once -----------------------------------------------------------------------------
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// --- The tab that is open is in sight where tabs scroll -----------------------------------------------
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const line = tab.closest(".tabs");
  line.scrollLeft = tab.offsetLeft - (line.clientWidth - tab.offsetWidth) / 2;
}

// --- Print ---------------------------------------------------------------------------------------------
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
