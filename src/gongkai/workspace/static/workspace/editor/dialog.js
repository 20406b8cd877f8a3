/* A few questions in a native dialog; the answers by name, or null. */
let number = 0;

export function ask(title, questions, button, about) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog"), form = document.createElement("form");
    dialog.className = "ask";
    number += 1;
    dialog.setAttribute("aria-labelledby", `ask-${number}`);
    const head = document.createElement("h2");
    head.id = `ask-${number}`;
    head.textContent = title;
    form.append(head);
    if (about) {
      const line = document.createElement("p");
      line.className = "hint";
      line.textContent = about;
      form.append(line);
    }
    Object.entries(questions).forEach(([name, question], place) => {
      const label = document.createElement("label"), input = document.createElement("input");
      input.id = `ask-${number}-${place}`;
      label.htmlFor = input.id;
      label.textContent = question.label;
      input.className = "in";
      input.name = name;
      Object.assign(input, question.input || {});
      const box = document.createElement("div");
      box.className = "field";
      box.append(label, input);
      form.append(box);
    });
    const row = document.createElement("div"), done = document.createElement("button"), no = document.createElement("button");
    row.className = "do";
    done.className = "btn";
    done.textContent = button;
    no.className = "btn second";
    no.type = "button";
    no.textContent = "取消";
    row.append(done, no);
    form.append(row);
    dialog.append(form);
    document.body.append(dialog);
    /* at once, not with the event of the closing: keys pressed in between would go to the button that asked */
    const end = (answer) => { dialog.close(); dialog.remove(); resolve(answer); };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answer = Object.fromEntries(Array.from(form.querySelectorAll("input"), (input) => [input.name, input.value.trim()]));
      end(answer);
    });
    no.addEventListener("click", () => end(null));
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); end(null); });
    dialog.addEventListener("close", () => end(null));
    dialog.showModal();
  });
}
