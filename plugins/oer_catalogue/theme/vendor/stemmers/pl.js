/* Polish: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, polish_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
(function () {
"use strict";
let current, cursor, limit, limit_backward, bra, ket;
function table(texts, results, methods) {
  const found = new Map(), sizes = new Set();
  texts.split(" ").forEach((text, i) => {
    found.set(text, [typeof results === "number" ? results : results[i], methods && methods[i]]);
    sizes.add(text.length);
  });
  return { found, sizes: Array.from(sizes).sort((a, b) => b - a) };
}
function entry(table, part, moved) {
  const from = cursor;
  for (const size of table.sizes) {
    const known = table.found.get(part(from, size));
    if (!known) continue;
    cursor = from + moved * size;
    if (!known[1]) return known[0];
    if (known[1]()) {
      cursor = from + moved * size;
      return known[0];
    }
  }
  return 0;
}
const find_among = (table) => entry(table, (from, size) => (from + size <= limit ? current.slice(from, from + size) : null), 1);
const find_among_b = (table) => entry(table, (to, size) => (to - size >= limit_backward ? current.slice(to - size, to) : null), -1);
const next = (set) => set.includes(current[cursor]), before = (set) => set.includes(current[cursor - 1]);
const in_grouping = (set) => cursor < limit && next(set) && ++cursor > 0;
const out_grouping = (set) => cursor < limit && !next(set) && ++cursor > 0;
const in_grouping_b = (set) => cursor > limit_backward && before(set) && cursor-- > 0;
const out_grouping_b = (set) => cursor > limit_backward && !before(set) && cursor-- > 0;
function go_in_grouping(set) {
  while (cursor < limit && next(set)) cursor++;
  return cursor < limit;
}
function go_out_grouping(set) {
  while (cursor < limit && !next(set)) cursor++;
  return cursor < limit;
}
function go_in_grouping_b(set) {
  while (cursor > limit_backward && before(set)) cursor--;
  return cursor > limit_backward;
}
function go_out_grouping_b(set) {
  while (cursor > limit_backward && !before(set)) cursor--;
  return cursor > limit_backward;
}
function eq_s(text) {
  const same = cursor + text.length <= limit && current.startsWith(text, cursor);
  if (same) cursor += text.length;
  return same;
}
function eq_s_b(text) {
  const same = cursor - text.length >= limit_backward && current.endsWith(text, cursor);
  if (same) cursor -= text.length;
  return same;
}
function replace_s(from, to, text) {
  const more = text.length - (to - from);
  current = current.slice(0, from) + text + current.slice(to);
  limit += more;
  if (cursor >= to) cursor += more;
  else if (cursor > from) cursor = from;
  return more;
}
function slice_from(text) {
  replace_s(bra, ket, text);
  ket = bra + text.length;
}
const slice_del = () => slice_from("");
function insert(from, to, text) {
  const more = replace_s(from, to, text);
  if (from <= bra) bra += more;
  if (from <= ket) ket += more;
}
const slice_to = () => current.slice(bra, ket);
const g_v = "aeiouyóąę";
let I_p1 = 0;
const a_0 = table("byście bym by byśmy byś", 1);
const a_1 = table("ąc ając sząc sz iejsz", [1, 1, 2, 1, 1]);
const as_1 = ["", "s"];
const a_2 = table("a ąca ająca sząca ia sza iejsza ała iała iła ąc ając e ące ające szące ie cie acie ecie icie ajcie liście aliście ieliście iliście łyście ałyście iałyście iłyście sze iejsze ach iach ich ych i ali ieli ili ami iami imi ymi owi iowi aj ej iej am ałam iałam iłam em iem ałem iałem iłem im om iom ym o ego iego ało iało iło u iu emu iemu ów y amy emy imy liśmy aliśmy ieliśmy iliśmy łyśmy ałyśmy iałyśmy iłyśmy ały iały iły asz esz isz ą ącą ającą szącą ią ają szą iejszą ać ieć ić ąć aść eść ę szę ał iał ił łaś ałaś iałaś iłaś łeś ałeś iałeś iłeś", [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 4, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1, 5, 5, 1, 1, 1, 1, 1, 1, 5, 5, 1, 1, 1, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 1, 1, 5, 1, 5, 5, 1, 1, 1, 1, 1, 5, 5, 1, 5, 1, 1, 1, 4, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 4, 1, 1, 1, 4, 1, 1, 1], [r_R1, null, null, null, r_R1, null, null, null, null, null, null, null, r_R1, null, null, null, r_R1, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, r_R1, r_R1, null, null, r_R1, null, null, null, r_R1, r_R1, null, null, r_R1, r_R1, null, null, null, null, null, null, null, r_R1, r_R1, null, null, null, null, r_R1, r_R1, null, r_R1, null, null, null, null, null, r_R1, r_R1, null, null, r_R1, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, r_R1, null, null, null, r_R1, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null]);
const a_3 = table("ć ń ś ź", [1, 2, 3, 4]);
const as_3 = ["c", "n", "s", "z"];
function r_mark_regions() {
 I_p1 = limit;
 if (!go_out_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 if (!go_in_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 I_p1 = cursor;
 return true;
}
function r_R1() {
 return I_p1 <= cursor;
}
function r_remove_endings() {
 let among_var, v_1, v_3, v_4, v_5, v_6;
 v_1 = limit - cursor;
 lab0: {
  if (cursor < I_p1) {
   break lab0;
  }
  v_3 = limit_backward;
  limit_backward = I_p1;
  ket = cursor;
  if (find_among_b(a_0) === 0) {
   limit_backward = v_3;
   break lab0;
  }
  bra = cursor;
  limit_backward = v_3;
  slice_del();
 }
 cursor = limit - v_1;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  slice_del();
 } else {
  if (among_var === 2) {
   slice_from("s");
  } else {
   if (among_var === 3) {
    while (true) {
     v_4 = limit - cursor;
     lab0: {
      if (!r_R1()) {
       break lab0;
      }
      slice_del();
      break;
     }
     cursor = limit - v_4;
     slice_from("s");
     break;
    }
   } else {
    if (among_var === 4) {
     slice_from("ł");
    } else {
     slice_del();
     v_5 = limit - cursor;
     lab0: {
      ket = cursor;
      among_var = find_among_b(a_1);
      if (among_var === 0) {
       cursor = limit - v_5;
       break lab0;
      }
      bra = cursor;
      slice_from(as_1[among_var - 1]);
     }
    }
   }
  }
 }
 v_6 = limit - cursor;
 lab0: {
  ket = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   cursor = limit - v_6;
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  slice_del();
 }
 return true;
}
function r_normalize_consonant() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_3);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (cursor <= limit_backward) {
  return false;
 }
 slice_from(as_3[among_var - 1]);
 return true;
}
function stem() {
 let v_1, v_2;
 v_1 = cursor;
 r_mark_regions();
 cursor = v_1;
 while (true) {
  v_2 = cursor;
  lab0: {
   if ((cursor + 2) > limit) {
    break lab0;
   }
   cursor += 2;
   limit_backward = cursor;
   cursor = limit;
   if (!r_remove_endings()) {
    break lab0;
   }
   cursor = limit_backward;
   break;
  }
  cursor = v_2;
  limit_backward = cursor;
  cursor = limit;
  if (!r_normalize_consonant()) {
   return false;
  }
  cursor = limit_backward;
  break;
 }
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { pl: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
