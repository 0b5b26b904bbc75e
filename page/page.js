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

  const waiting = document.documentElement.classList;

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

  const box = () => document.querySelector("#question textarea");
  function fill(text) {
    box().value = text;
    box().dispatchEvent(new Event("input", {bubbles: true}));
  }

  // The box is emptied once its question is answered, unless the reader has typed on meanwhile.
  const wellFormed = text => text.toWellFormed ? text.toWellFormed() : text;
  function empty(question) {
    if (wellFormed(box()?.value ?? "").trim() === question.trim()) fill("");
  }

  // When the server goes away, Gradio says so in English, and loads the page anew once it is back.
  const AWAY = "和服务器的连接断了，正在重新连接；写好的问题会留着。";
  function away() {
    if (document.getElementById("away")) return;
    const news = document.createElement("p");
    news.id = "away";
    news.className = "status failed";
    news.setAttribute("role", "alert");
    news.textContent = AWAY;
    document.body.append(news);
  }
  let unsent = sessionStorage.getItem("unsent");
  window.addEventListener("pagehide", () => sessionStorage.setItem("unsent", box()?.value ?? ""));
  new MutationObserver(() => {
    const toast = document.querySelector('[data-testid="toast-body"]');
    if (toast && !toast.textContent.includes("maximum allowed size")) away();  // that one is `staff.js`'s to tell
    if (unsent !== null && box()) {
      if (unsent && !box().value) fill(unsent);
      unsent = null;
    }
  }).observe(document.documentElement, {childList: true, subtree: true});

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // Waiting is visible from the first moment, before the server has had its say.
  window.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && event.target.closest?.("#question")) waiting.add("asking");
  });
  document.addEventListener("click", event => {
    if (event.target.closest("#ask, [data-ask], #profile-ask")) waiting.add("asking");
  });

  window.policyPage = {
    arrived(element) {
      waiting.remove("asking");
      const card = element.querySelector(".card");
      if (!card) return;
      const answer = element.querySelector("article.answer");
      if (matchMedia("(max-width: 900px)").matches) {  // one column: the quotation says enough until it is opened
        for (const clause of element.querySelectorAll(".citation .foot > details[open]")) clause.open = false;
      }
      if (answer) {
        empty(answer.dataset.question);
        // What was asked stays out of the address, and so out of the logs on the way: only who wants a link
        // makes one. An address that asked for something else is cleared.
        const asked = new URLSearchParams(location.search).get("q");
        if (location.search && asked !== answer.dataset.question) history.replaceState(null, "", location.pathname);
      }
      const kinds = ["article.answer .sentence", ".progress", ".sentence", "h2"];
      const words = kinds.map(kind => element.querySelector(kind)).find(Boolean)?.textContent ?? "";
      if (words !== live().textContent) announce(words);
      if (answer && card.getBoundingClientRect().top > innerHeight * 0.55) {
        card.scrollIntoView({block: "start", behavior: calm ? "auto" : "smooth"});
      }
    },
  };
})();
