// The staff page's script: printing, sorting a table by its heading, and going to the login when a session is over.
// But: asks no server for anything.
(() => {
  "use strict";

  const given = window.fetch;
  window.fetch = async (...what) => {
    const reply = await given(...what);
    if (reply.status === 401 && new URL(reply.url).origin === location.origin) location.reload();
    return reply;
  };

  // What a cell is sorted by: its data-value, a number if it is one, else its words.
  const value = row => column => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.textContent.trim();
    return text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
  };

  function sort(button) {
    const heading = button.closest("th");
    const table = heading.closest("table");
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = heading.cellIndex;
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => [value(row)(column), row]);
    const compare = (a, b) => {
      if (a === "" || b === "") return a === b ? 0 : a === "" ? Infinity : -Infinity;  // blanks last, either way
      const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN");
      return down ? -order : order;
    };
    rows.sort(([a], [b]) => compare(a, b));
    body.append(...rows.map(([, row]) => row));
  }

  // An upload that is too large is told in English, and so is the menu of the tabs that have no room.
  const LARGE = /maximum allowed size of ([\d.]+) ?Mb: "?([^"]*)"?/i;
  function large(toast) {
    const [, most, name] = toast.textContent.match(LARGE) ?? [];
    if (!most) return;
    const card = document.createElement("p");
    card.id = "too-large";
    card.className = "status failed";
    card.setAttribute("role", "alert");
    card.textContent = `“${name}”超过 ${most} MB，请拆分或压缩后再试，或调大设置 POLICY_QA_MAX_UPLOAD。`;
    document.getElementById("too-large")?.remove();
    document.getElementById("upload").after(card);
  }
  document.addEventListener("change", () => document.getElementById("too-large")?.remove(), true);
  new MutationObserver(changes => {
    document.querySelector('[aria-label="More tabs"]')?.setAttribute("aria-label", "更多");
    for (const node of changes.flatMap(change => [...change.addedNodes])) {
      const toast = node.matches?.('[data-testid="toast-body"]') ? node : node.querySelector?.('[data-testid="toast-body"]');
      if (toast) large(toast);
    }
  }).observe(document.documentElement, {childList: true, subtree: true});

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-print],[data-sort]");
    if (!button) return;
    if (button.dataset.print !== undefined) window.print();
    else sort(button);
  });
})();
