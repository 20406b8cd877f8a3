/* The editor of a draft's text over its text field, which goes on holding what is sent. Without this file the field itself serves. */
import { Editor } from "../../django_prose_editor/editor.js";
import { ask } from "./dialog.js";
import { pasting } from "./pasting.js";
import { extensions } from "./schema.js";
import { back, keepPlace, selecting } from "./selecting.js";
import { toolbar } from "./toolbar.js";

function start(field) {
  const form = field.form, label = form.querySelector(`label[for="${field.id}"]`);
  const source = document.getElementById(field.getAttribute("data-rich"));
  const box = document.createElement("div"), place = document.createElement("div"), status = document.createElement("div");
  box.className = "rich";
  place.className = "rich-text";
  status.className = "rich-said small";
  status.setAttribute("role", "status");
  label.id = label.id || `${field.id}_label`;

  const say = (lines) => {
    status.textContent = "";
    (lines || []).forEach((words) => {
      const line = document.createElement("p");
      line.textContent = words;
      status.append(line);
    });
  };
  const post = (name, data) => fetch(form.getAttribute(`data-${name}`), {
    method: "POST", body: data, credentials: "same-origin", headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
  }).then((answer) => answer.json().then((said) => {
    if (!answer.ok) { throw new Error((said.reasons || []).map((reason) => reason.message).join("；")); }
    return said;
  }));
  const asFile = (html) => {
    const data = new FormData();
    data.append("html", new Blob([html], { type: "text/html" }), "pasted.html");
    return data;
  };

  let editor = null;
  const upload = (file, alt) => form.alone(() => {
    const data = new FormData();
    data.append("picture", file, file.name || "图片.png");
    say(["正在上传图片…"]);
    const there = keepPlace(editor);
    return post("picture", data).then((said) => {
      form.querySelector("[name=version]").value = said.version;
      there();
      back(editor).setImage({ src: said.src, alt: alt || "" }).run();
      say(alt ? [] : ["图片已放入。请选中图片按“图片”写明图片说明，读屏软件会读出它。"]);
    }).catch((error) => say([error.message || "图片没有传成"]));
  });
  const acts = {
    say,
    upload,
    clean: (html) => post("paste", asFile(html)),
    format: () => {
      const { doc } = editor.state;
      return post("format", asFile(editor.getHTML())).then((said) => {
        if (editor.state.doc !== doc) { say(["排版时正文又有改动，没有排版。请再按一次“一键排版”。"]); return; }
        back(editor).setContent(said.html, { emitUpdate: true }).run();
        say(said.notes);
      }).catch((error) => say([error.message || "没有排成，请再试"]));
    },
    picture: async () => {
      if (editor.isActive("image")) {
        const said = await ask("图片说明", { alt: { label: "说明", input: { value: editor.getAttributes("image").alt || "", maxLength: 200 } } }, "确定", "写明图上有什么；看不见图的人靠它了解内容。");
        if (said) { back(editor).updateAttributes("image", { alt: said.alt }).run(); }
        return;
      }
      const input = document.createElement("input");
      input.type = "file";
      input.accept = "image/png,image/jpeg,image/gif,image/webp";
      input.addEventListener("change", () => { if (input.files.length) { upload(input.files[0]); } });
      input.click();
    },
  };

  editor = new Editor({
    element: place,
    content: source.innerHTML.trim(),
    injectCSS: false,
    extensions: extensions([selecting, pasting(acts)]),
    editorProps: { attributes: { class: "doc", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, "aria-describedby": field.getAttribute("aria-describedby") || "", lang: "zh-CN" } },
    onUpdate() {
      field.value = editor.isEmpty ? "" : editor.getHTML();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  field.before(box);
  box.append(toolbar(editor, "正文工具栏", acts), status, place);
  const tint = () => box.classList.toggle("filled", field.classList.contains("filled"));
  const looked = () => { field.dispatchEvent(new Event("blur")); tint(); };
  tint();
  place.addEventListener("click", looked);
  editor.on("blur", looked);
  label.addEventListener("click", (event) => { event.preventDefault(); editor.view.focus(); });
  field.hidden = true;
  form.querySelectorAll("[data-plain-only]").forEach((one) => { one.hidden = true; });
}

document.querySelectorAll("textarea[data-rich]").forEach(start);
