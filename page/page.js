// The page's one script: copying, announcing a new answer, and an Enter that belongs to an input method.
// But: asks no server for anything, and nothing on the page is lost without it except those three.
(() => {
  "use strict";

  // Enter inside an input-method composition picks a word; it must never send the question.
  for (const kind of ["keydown", "keypress", "keyup"]) {
    window.addEventListener(kind, event => {
      if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
    }, true);
  }

  const live = () => {
    let region = document.getElementById("announcements");
    if (!region) {
      region = document.createElement("div");
      region.id = "announcements";
      region.className = "sr";
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    return region;
  };
  const announce = words => { live().textContent = words; };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // no clipboard outside https and localhost: the old way
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "sr";
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy],[data-copy-link]");
    if (!button) return;
    const link = button.dataset.copyLink;
    await copy(link ? new URL(link, location.href).href : button.dataset.copy);
    const before = button.textContent;
    if (button.classList.contains("done")) return;
    button.classList.add("done");
    button.textContent = "已复制";
    announce("已复制");
    setTimeout(() => { button.textContent = before; button.classList.remove("done"); }, 1600);
  });

  // The box is emptied once its question is answered, unless the reader has typed on meanwhile.
  function empty(question) {
    const box = document.querySelector("#question textarea");
    if (!box || box.value.toWellFormed().trim() !== question.trim()) return;
    box.value = "";
    box.dispatchEvent(new Event("input", {bubbles: true}));
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  window.policyPage = {
    arrived(element) {
      const card = element.querySelector(".card");
      if (!card) return;
      const answer = element.querySelector("article.answer");
      if (answer) {
        empty(answer.dataset.question);
        // What was asked stays out of the address, and so out of the logs on the way: only who wants a link
        // makes one. An address that asked for something else is cleared.
        const asked = new URLSearchParams(location.search).get("q");
        if (location.search && asked !== answer.dataset.question) history.replaceState(null, "", location.pathname);
      }
      announce(["article.answer .sentence", ".progress", ".sentence", "h2"].map(kind => element.querySelector(kind)).find(Boolean)?.textContent);
      if (answer && card.getBoundingClientRect().top > innerHeight * 0.55) {
        card.scrollIntoView({block: "start", behavior: calm ? "auto" : "smooth"});
      }
    },
  };
})();
