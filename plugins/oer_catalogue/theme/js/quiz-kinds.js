/* What the quiz stands on: where answers are kept, how answers are compared, and the kinds of questions.
 *
 * oer.device: {load(name), save(name, value)} keeps values in localStorage under "oer.<site id>.<name>".
 * oer.quiz: {KINDS, fold, number}.
 */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});

  const device = (oer.device = {
    key: (name) => "oer." + (document.documentElement.dataset.oerId || "oer") + "." + name,
    load(name) {
      try {
        return JSON.parse(localStorage.getItem(device.key(name)));
      } catch (error) {
        return null; // storage is switched off or holds something else: start afresh
      }
    },
    save(name, value) {
      try {
        localStorage.setItem(device.key(name), JSON.stringify(value));
      } catch (error) {
        // storage is switched off or full: everything works, only nothing is kept
      }
    },
  });

  /* --- comparing ------------------------------------------------------------------------------------------------ */

  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ς: "σ", "ـ": "" };

  /** Text without what people type differently: case, accents, final sigma, apostrophes, hyphens, spaces. */
  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .normalize("NFKD") // the lower case of İ holds a mark again
      .replace(/\p{M}/gu, "")
      .replace(/[ßæœøłđðþħıςـ]/g, (letter) => LETTERS[letter])
      .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u00b4`\u2032]/g, "'")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  /** The number that a person typed, with comma or point and digits of any of our scripts; NaN if it is none. */
  function number(text) {
    let plain = text
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/[\u2212\u2013]/g, "-")
      .replace(/\u066b/g, ",")
      .replace(/[\s\u00a0\u202f'\u2019\u066c\u200e\u200f]/g, "");
    const decimal = Math.max(plain.lastIndexOf(","), plain.lastIndexOf("."));
    if (decimal >= 0) plain = plain.slice(0, decimal).replace(/[.,]/g, "") + "." + plain.slice(decimal + 1);
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  }

  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const list = (text) => (text ? text.split(" ") : []);
  const count = (marks) => marks.filter(Boolean).length;

  /* --- the kinds of questions -------------------------------------------------------------------------------------
   * rows(form)         the elements that get a mark
   * read(form)         the answer as a list of texts, or null if it is not finished
   * write(form, parts) puts an answer back
   * judge(form, parts) {correct, marks: true, false or null for each row, fit, total, more}
   * prepare(form, moved)  where an answer is made by moving rows
   * ask                which words ask for an answer that is not finished
   */
  const choices = {
    ask: "choose",
    rows: (form) => all(form, ".oer-quiz__choice"),
    read(form) {
      const parts = all(form, "input:checked").map((input) => input.value);
      return parts.length ? parts : null;
    },
    write(form, parts) {
      for (const input of all(form, "input")) input.checked = parts.includes(input.value);
    },
    judge(form, parts) {
      const right = list(form.dataset.answer);
      const marks = choices.rows(form).map((row, index) => (parts.includes(String(index)) ? right.includes(String(index)) : null));
      const wrong = marks.includes(false);
      const fit = count(marks);
      return { correct: !wrong && fit === right.length, marks, fit: form.dataset.kind === "single" ? 0 : fit, total: right.length, more: !wrong };
    },
  };

  const rowByRow = (rows) => ({
    rows,
    judge(form, parts) {
      const right = list(form.dataset.answer);
      const marks = right.map((value, index) => parts[index] === value);
      return { correct: count(marks) === right.length, marks, fit: count(marks), total: right.length };
    },
  });

  const order = Object.assign(rowByRow((form) => all(form, ".oer-quiz__step")), {
    read: (form) => order.rows(form).map((row) => row.dataset.value),
    write(form, parts) {
      const rows = order.rows(form);
      for (const value of parts) {
        const row = rows.find((one) => one && one.dataset.value === value);
        if (row) rows[rows.indexOf(row)] = null;
        if (row) row.parentNode.appendChild(row);
      }
      order.number(form);
    },
    number(form) {
      order.rows(form).forEach((row, place) => {
        row.querySelector("select").value = String(place);
        const rows = row.parentNode.children.length;
        for (const button of all(row, "button")) {
          const target = place + Number(button.dataset.move);
          button.setAttribute("aria-disabled", String(target < 0 || target >= rows));
        }
      });
    },
    /** Makes buttons and selects move steps; `moved(row, place, total)` is told. */
    prepare(form, moved) {
      function put(control, row, place) {
        if (order.put(form, row, place, control)) moved(row, place, order.rows(form).length);
      }
      for (const control of all(form, ".oer-quiz__move")) {
        const row = control.closest(".oer-quiz__step");
        control.hidden = false;
        control.addEventListener("click", () => put(control, row, order.rows(form).indexOf(row) + Number(control.dataset.move)));
      }
      for (const control of all(form, ".oer-quiz__place")) {
        control.addEventListener("change", () => put(control, control.closest(".oer-quiz__step"), Number(control.value)));
      }
      order.number(form);
    },
    /** Puts a step in a place; the focus stays on the control that was used. */
    put(form, row, place, control) {
      const rows = order.rows(form);
      if (place < 0 || place >= rows.length || rows[place] === row) return false;
      rows.splice(rows.indexOf(row), 1);
      row.parentNode.insertBefore(row, rows[place] || null);
      order.number(form);
      control.focus();
      return true;
    },
  });

  const match = Object.assign(rowByRow((form) => all(form, ".oer-quiz__pair")), {
    ask: "choose_each",
    read(form) {
      const parts = all(form, "select").map((select) => select.value);
      return parts.includes("") ? null : parts;
    },
    write: (form, parts) => all(form, "select").forEach((select, index) => (select.value = parts[index] || "")),
  });

  const line = (ask, fits) => ({
    ask,
    rows: () => [],
    read(form) {
      const text = form.querySelector(".oer-quiz__input").value.trim();
      return text && (ask === "write_text" || !isNaN(number(text))) ? [text] : null;
    },
    write: (form, parts) => (form.querySelector(".oer-quiz__input").value = parts[0] || ""),
    judge: (form, parts) => ({ correct: fits(form.dataset, parts[0]), marks: [], fit: 0, total: 1 }),
  });

  const KINDS = {
    single: choices,
    multiple: choices,
    order,
    match,
    number: line("write_number", (data, text) => {
      const value = Number(data.answer);
      // Decimal fractions have no exact value in a computer: 0.1 + 0.2 must count as 0.3.
      return Math.abs(number(text) - value) <= Number(data.tolerance) + 1e-9 * Math.max(1, Math.abs(value));
    }),
    text: line("write_text", (data, text) => JSON.parse(data.answer).some((right) => fold(right) === fold(text))),
  };

  oer.quiz = { KINDS, fold, number };
})();
