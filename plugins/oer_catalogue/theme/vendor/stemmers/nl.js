/* Dutch: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, dutch_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_E = "eèéêë";
const g_AIOU = "aiouàáâäìíîïòóôöùúûü";
const g_AEIOU = "aeiouàáâäèéêëìíîïòóôöùúûü";
const g_v = "aeiouyàáâäèéêëìíîïòóôöùúûü";
const g_v_WX = "aeiouwxyàáâäèéêëìíîïòóôöùúûü";
let B_GE_removed = false;
let I_p2 = 0;
let I_p1 = 0;
const a_0 = table("a e o u à á â ä è é ê eë ië ò ó ô ö ù ú û ü", [1, 2, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 1, 1, 1, 1, 1, 1, 1, 1]);
const a_1 = table("nde en s 's es ies aus és", [8, 7, 2, 1, 4, 3, 6, 5]);
const a_2 = table("de ge ische je lijke le ene re se te ieve", [5, 2, 4, 1, 3, 9, 10, 8, 7, 6, 11]);
const a_3 = table("heid fie gie atie isme ing arij erij sel rder ster iteit dst tst", [3, 7, 8, 1, 5, 5, 6, 5, 3, 4, 3, 2, 10, 9]);
const a_4 = table("end atief erig achtig ioneel baar laar naar raar eriger achtiger lijker tant erigst achtigst lijkst", [9, 2, 9, 3, 1, 3, 5, 4, 6, 9, 3, 8, 7, 9, 3, 8]);
const a_5 = table("ig iger igst", 1);
const a_6 = table("ft kt pt", [2, 1, 3]);
const as_6 = ["k", "f", "p"];
const a_7 = table("bb cc dd ff gg hh jj kk ll mm nn pp qq rr ss tt v vv ww xx z zz", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 4, 17, 18, 19, 15, 20]);
const a_8 = table("d t", [1, 2]);
const a_9 = table(" eft vaa val vali vare", [-1, 1, 1, 1, -1, 1]);
const a_10 = table("ë ï", [1, 2]);
const as_10 = ["e", "i"];
const a_11 = table("ë ï", [1, 2]);
const as_11 = ["e", "i"];
function r_R1() {
 return I_p1 <= cursor;
}
function r_R2() {
 return I_p2 <= cursor;
}
function r_V() {
 let v_1;
 v_1 = limit - cursor;
 while (true) {
  lab0: {
   if (!in_grouping_b(g_v)) {
    break lab0;
   }
   break;
  }
  if (!eq_s_b("ij")) {
   return false;
  }
  break;
 }
 cursor = limit - v_1;
 return true;
}
function r_VX() {
 let v_1;
 v_1 = limit - cursor;
 if (cursor <= limit_backward) {
  return false;
 }
 cursor -= 1;
 while (true) {
  lab0: {
   if (!in_grouping_b(g_v)) {
    break lab0;
   }
   break;
  }
  if (!eq_s_b("ij")) {
   return false;
  }
  break;
 }
 cursor = limit - v_1;
 return true;
}
function r_C() {
 let v_1;
 v_1 = limit - cursor;
 lab0: {
  if (!eq_s_b("ij")) {
   break lab0;
  }
  return false;
 }
 if (!out_grouping_b(g_v)) {
  return false;
 }
 cursor = limit - v_1;
 return true;
}
function r_lengthen_V() {
 let S_ch, among_var, c, v_1, v_2, v_3, v_4, v_5;
 v_1 = limit - cursor;
 lab0: {
  if (!out_grouping_b(g_v_WX)) {
   break lab0;
  }
  ket = cursor;
  among_var = find_among_b(a_0);
  if (among_var === 0) {
   break lab0;
  }
  bra = cursor;
  if (among_var === 1) {
   v_2 = limit - cursor;
   while (true) {
    lab1: {
     if (!out_grouping_b(g_AEIOU)) {
      break lab1;
     }
     break;
    }
    if (cursor > limit_backward) {
     break lab0;
    }
    break;
   }
   cursor = limit - v_2;
   S_ch = slice_to();
   c = cursor;
   insert(cursor, cursor, S_ch);
   cursor = c;
  } else {
   if (among_var === 2) {
    v_3 = limit - cursor;
    while (true) {
     lab1: {
      if (!out_grouping_b(g_AEIOU)) {
       break lab1;
      }
      break;
     }
     if (cursor > limit_backward) {
      break lab0;
     }
     break;
    }
    v_4 = limit - cursor;
    lab1: {
     while (true) {
      lab2: {
       if (!in_grouping_b(g_AIOU)) {
        break lab2;
       }
       break;
      }
      if (!in_grouping_b(g_E)) {
       break lab1;
      }
      if (cursor > limit_backward) {
       break lab1;
      }
      break;
     }
     break lab0;
    }
    cursor = limit - v_4;
    v_5 = limit - cursor;
    lab1: {
     if (cursor <= limit_backward) {
      break lab1;
     }
     cursor -= 1;
     if (!in_grouping_b(g_AIOU)) {
      break lab1;
     }
     if (!out_grouping_b(g_AEIOU)) {
      break lab1;
     }
     break lab0;
    }
    cursor = limit - v_5;
    cursor = limit - v_3;
    S_ch = slice_to();
    c = cursor;
    insert(cursor, cursor, S_ch);
    cursor = c;
   } else {
    if (among_var === 3) {
     slice_from("eëe");
    } else {
     slice_from("iee");
    }
   }
  }
 }
 cursor = limit - v_1;
 return true;
}
function r_Step_1() {
 let among_var, v_1, v_2, v_3, v_4, v_5;
 ket = cursor;
 among_var = find_among_b(a_1);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  slice_del();
 } else {
  if (among_var === 2) {
   if (!r_R1()) {
    return false;
   }
   v_1 = limit - cursor;
   lab0: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "t")) {
     break lab0;
    }
    cursor -= 1;
    if (!r_R1()) {
     break lab0;
    }
    return false;
   }
   cursor = limit - v_1;
   if (!r_C()) {
    return false;
   }
   slice_del();
  } else {
   if (among_var === 3) {
    if (!r_R1()) {
     return false;
    }
    slice_from("ie");
   } else {
    if (among_var === 4) {
     while (true) {
      v_2 = limit - cursor;
      lab0: {
       v_3 = limit - cursor;
       if (!eq_s_b("ar")) {
        break lab0;
       }
       if (!r_R1()) {
        break lab0;
       }
       if (!r_C()) {
        break lab0;
       }
       cursor = limit - v_3;
       slice_del();
       r_lengthen_V();
       break;
      }
      cursor = limit - v_2;
      lab0: {
       v_4 = limit - cursor;
       if (!eq_s_b("er")) {
        break lab0;
       }
       if (!r_R1()) {
        break lab0;
       }
       if (!r_C()) {
        break lab0;
       }
       cursor = limit - v_4;
       slice_del();
       break;
      }
      cursor = limit - v_2;
      if (!r_R1()) {
       return false;
      }
      if (!r_C()) {
       return false;
      }
      slice_from("e");
      break;
     }
    } else {
     if (among_var === 5) {
      if (!r_R1()) {
       return false;
      }
      slice_from("é");
     } else {
      if (among_var === 6) {
       if (!r_R1()) {
        return false;
       }
       if (!r_V()) {
        return false;
       }
       slice_from("au");
      } else {
       if (among_var === 7) {
        while (true) {
         v_5 = limit - cursor;
         lab0: {
          if (!eq_s_b("hed")) {
           break lab0;
          }
          if (!r_R1()) {
           break lab0;
          }
          bra = cursor;
          slice_from("heid");
          break;
         }
         cursor = limit - v_5;
         lab0: {
          if (!eq_s_b("nd")) {
           break lab0;
          }
          slice_del();
          break;
         }
         cursor = limit - v_5;
         lab0: {
          if ((cursor <= limit_backward) || (current[cursor - 1] !== "d")) {
           break lab0;
          }
          cursor -= 1;
          if (!r_R1()) {
           break lab0;
          }
          if (!r_C()) {
           break lab0;
          }
          bra = cursor;
          slice_del();
          break;
         }
         cursor = limit - v_5;
         lab0: {
          while (true) {
           lab1: {
            if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
             break lab1;
            }
            cursor -= 1;
            break;
           }
           if ((cursor <= limit_backward) || (current[cursor - 1] !== "j")) {
            break lab0;
           }
           cursor -= 1;
           break;
          }
          if (!r_V()) {
           break lab0;
          }
          slice_del();
          break;
         }
         cursor = limit - v_5;
         if (!r_R1()) {
          return false;
         }
         if (!r_C()) {
          return false;
         }
         slice_del();
         r_lengthen_V();
         break;
        }
       } else {
        slice_from("nd");
       }
      }
     }
    }
   }
  }
 }
 return true;
}
function r_Step_2() {
 let among_var, v_1;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  while (true) {
   v_1 = limit - cursor;
   lab0: {
    if (!eq_s_b("'t")) {
     break lab0;
    }
    bra = cursor;
    slice_del();
    break;
   }
   cursor = limit - v_1;
   lab0: {
    if (!eq_s_b("et")) {
     break lab0;
    }
    bra = cursor;
    if (!r_R1()) {
     break lab0;
    }
    if (!r_C()) {
     break lab0;
    }
    slice_del();
    break;
   }
   cursor = limit - v_1;
   lab0: {
    if (!eq_s_b("rnt")) {
     break lab0;
    }
    bra = cursor;
    slice_from("rn");
    break;
   }
   cursor = limit - v_1;
   lab0: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "t")) {
     break lab0;
    }
    cursor -= 1;
    bra = cursor;
    if (!r_R1()) {
     break lab0;
    }
    if (!r_VX()) {
     break lab0;
    }
    slice_del();
    break;
   }
   cursor = limit - v_1;
   lab0: {
    if (!eq_s_b("ink")) {
     break lab0;
    }
    bra = cursor;
    slice_from("ing");
    break;
   }
   cursor = limit - v_1;
   lab0: {
    if (!eq_s_b("mp")) {
     break lab0;
    }
    bra = cursor;
    slice_from("m");
    break;
   }
   cursor = limit - v_1;
   lab0: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
     break lab0;
    }
    cursor -= 1;
    bra = cursor;
    if (!r_R1()) {
     break lab0;
    }
    slice_del();
    break;
   }
   cursor = limit - v_1;
   bra = cursor;
   if (!r_R1()) {
    return false;
   }
   if (!r_C()) {
    return false;
   }
   slice_del();
   break;
  }
 } else {
  if (among_var === 2) {
   if (!r_R1()) {
    return false;
   }
   slice_from("g");
  } else {
   if (among_var === 3) {
    if (!r_R1()) {
     return false;
    }
    slice_from("lijk");
   } else {
    if (among_var === 4) {
     if (!r_R1()) {
      return false;
     }
     slice_from("isch");
    } else {
     if (among_var === 5) {
      if (!r_R1()) {
       return false;
      }
      if (!r_C()) {
       return false;
      }
      slice_del();
     } else {
      if (among_var === 6) {
       if (!r_R1()) {
        return false;
       }
       slice_from("t");
      } else {
       if (among_var === 7) {
        if (!r_R1()) {
         return false;
        }
        slice_from("s");
       } else {
        if (among_var === 8) {
         if (!r_R1()) {
          return false;
         }
         slice_from("r");
        } else {
         if (among_var === 9) {
          if (!r_R1()) {
           return false;
          }
          slice_del();
          insert(cursor, cursor, "l");
          r_lengthen_V();
         } else {
          if (among_var === 10) {
           if (!r_R1()) {
            return false;
           }
           if (!r_C()) {
            return false;
           }
           slice_del();
           insert(cursor, cursor, "en");
           r_lengthen_V();
          } else {
           if (!r_R1()) {
            return false;
           }
           if (!r_C()) {
            return false;
           }
           slice_from("ief");
          }
         }
        }
       }
      }
     }
    }
   }
  }
 }
 return true;
}
function r_Step_3() {
 let among_var, v_1;
 ket = cursor;
 among_var = find_among_b(a_3);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (!r_R1()) {
   return false;
  }
  slice_from("eer");
 } else {
  if (among_var === 2) {
   if (!r_R1()) {
    return false;
   }
   slice_del();
   r_lengthen_V();
  } else {
   if (among_var === 3) {
    if (!r_R1()) {
     return false;
    }
    slice_del();
   } else {
    if (among_var === 4) {
     slice_from("r");
    } else {
     if (among_var === 5) {
      while (true) {
       v_1 = limit - cursor;
       lab0: {
        if (!eq_s_b("ild")) {
         break lab0;
        }
        slice_from("er");
        break;
       }
       cursor = limit - v_1;
       if (!r_R1()) {
        return false;
       }
       slice_del();
       r_lengthen_V();
       break;
      }
     } else {
      if (among_var === 6) {
       if (!r_R1()) {
        return false;
       }
       if (!r_C()) {
        return false;
       }
       slice_from("aar");
      } else {
       if (among_var === 7) {
        if (!r_R2()) {
         return false;
        }
        slice_del();
        insert(cursor, cursor, "f");
        r_lengthen_V();
       } else {
        if (among_var === 8) {
         if (!r_R2()) {
          return false;
         }
         slice_del();
         insert(cursor, cursor, "g");
         r_lengthen_V();
        } else {
         if (among_var === 9) {
          if (!r_R1()) {
           return false;
          }
          if (!r_C()) {
           return false;
          }
          slice_from("t");
         } else {
          if (!r_R1()) {
           return false;
          }
          if (!r_C()) {
           return false;
          }
          slice_from("d");
         }
        }
       }
      }
     }
    }
   }
  }
 }
 return true;
}
function r_Step_4() {
 let among_var, v_1, v_2;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   among_var = find_among_b(a_4);
   if (among_var === 0) {
    break lab0;
   }
   bra = cursor;
   if (among_var === 1) {
    if (!r_R1()) {
     break lab0;
    }
    slice_from("ie");
   } else {
    if (among_var === 2) {
     if (!r_R1()) {
      break lab0;
     }
     slice_from("eer");
    } else {
     if (among_var === 3) {
      if (!r_R1()) {
       break lab0;
      }
      slice_del();
     } else {
      if (among_var === 4) {
       if (!r_R1()) {
        break lab0;
       }
       if (!r_V()) {
        break lab0;
       }
       slice_from("n");
      } else {
       if (among_var === 5) {
        if (!r_R1()) {
         break lab0;
        }
        if (!r_V()) {
         break lab0;
        }
        slice_from("l");
       } else {
        if (among_var === 6) {
         if (!r_R1()) {
          break lab0;
         }
         if (!r_V()) {
          break lab0;
         }
         slice_from("r");
        } else {
         if (among_var === 7) {
          if (!r_R1()) {
           break lab0;
          }
          slice_from("teer");
         } else {
          if (among_var === 8) {
           if (!r_R1()) {
            break lab0;
           }
           slice_from("lijk");
          } else {
           if (!r_R1()) {
            break lab0;
           }
           if (!r_C()) {
            break lab0;
           }
           slice_del();
           r_lengthen_V();
          }
         }
        }
       }
      }
     }
    }
   }
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  if (find_among_b(a_5) === 0) {
   return false;
  }
  bra = cursor;
  if (!r_R1()) {
   return false;
  }
  v_2 = limit - cursor;
  lab0: {
   if (!eq_s_b("inn")) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   return false;
  }
  cursor = limit - v_2;
  if (!r_C()) {
   return false;
  }
  slice_del();
  r_lengthen_V();
  break;
 }
 return true;
}
function r_Step_7() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_6);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 slice_from(as_6[among_var - 1]);
 return true;
}
function r_Step_6() {
 let among_var, v_1;
 ket = cursor;
 among_var = find_among_b(a_7);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  slice_from("b");
 } else {
  if (among_var === 2) {
   slice_from("c");
  } else {
   if (among_var === 3) {
    slice_from("d");
   } else {
    if (among_var === 4) {
     slice_from("f");
    } else {
     if (among_var === 5) {
      slice_from("g");
     } else {
      if (among_var === 6) {
       slice_from("h");
      } else {
       if (among_var === 7) {
        slice_from("j");
       } else {
        if (among_var === 8) {
         slice_from("k");
        } else {
         if (among_var === 9) {
          slice_from("l");
         } else {
          if (among_var === 10) {
           slice_from("m");
          } else {
           if (among_var === 11) {
            v_1 = limit - cursor;
            lab0: {
             if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
              break lab0;
             }
             cursor -= 1;
             if (cursor > limit_backward) {
              break lab0;
             }
             return false;
            }
            cursor = limit - v_1;
            slice_from("n");
           } else {
            if (among_var === 12) {
             slice_from("p");
            } else {
             if (among_var === 13) {
              slice_from("q");
             } else {
              if (among_var === 14) {
               slice_from("r");
              } else {
               if (among_var === 15) {
                slice_from("s");
               } else {
                if (among_var === 16) {
                 slice_from("t");
                } else {
                 if (among_var === 17) {
                  slice_from("v");
                 } else {
                  if (among_var === 18) {
                   slice_from("w");
                  } else {
                   if (among_var === 19) {
                    slice_from("x");
                   } else {
                    slice_from("z");
                   }
                  }
                 }
                }
               }
              }
             }
            }
           }
          }
         }
        }
       }
      }
     }
    }
   }
  }
 }
 return true;
}
function r_Step_1c() {
 let among_var, v_1, v_2, v_3, v_4;
 ket = cursor;
 among_var = find_among_b(a_8);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 if (!r_C()) {
  return false;
 }
 if (among_var === 1) {
  v_1 = limit - cursor;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "n")) {
    break lab0;
   }
   cursor -= 1;
   if (!r_R1()) {
    break lab0;
   }
   return false;
  }
  cursor = limit - v_1;
  while (true) {
   v_2 = limit - cursor;
   lab0: {
    if (!eq_s_b("in")) {
     break lab0;
    }
    if (cursor > limit_backward) {
     break lab0;
    }
    slice_from("n");
    break;
   }
   cursor = limit - v_2;
   slice_del();
   break;
  }
 } else {
  v_3 = limit - cursor;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "h")) {
    break lab0;
   }
   cursor -= 1;
   if (!r_R1()) {
    break lab0;
   }
   return false;
  }
  cursor = limit - v_3;
  v_4 = limit - cursor;
  lab0: {
   if (!eq_s_b("en")) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   return false;
  }
  cursor = limit - v_4;
  slice_del();
 }
 return true;
}
function r_Lose_prefix() {
 let among_var, v_1, v_2, v_3, v_4, v_5;
 bra = cursor;
 if (!eq_s("ge")) {
  return false;
 }
 ket = cursor;
 v_1 = cursor;
 if ((cursor + 3) > limit) {
  return false;
 }
 cursor += 3;
 cursor = v_1;
 v_2 = cursor;
 while (true) {
  v_3 = cursor;
  lab0: {
   while (true) {
    lab1: {
     if (!eq_s("ij")) {
      break lab1;
     }
     break;
    }
    if (!in_grouping(g_v)) {
     break lab0;
    }
    break;
   }
   break;
  }
  cursor = v_3;
  if (cursor >= limit) {
   return false;
  }
  cursor += 1;
 }
 while (true) {
  v_4 = cursor;
  lab0: {
   while (true) {
    lab1: {
     if (!eq_s("ij")) {
      break lab1;
     }
     break;
    }
    if (!in_grouping(g_v)) {
     break lab0;
    }
    break;
   }
   continue;
  }
  cursor = v_4;
  break;
 }
 if (cursor >= limit) {
  return false;
 }
 cursor = v_2;
 among_var = find_among(a_9);
 if (among_var === 1) {
  return false;
 }
 B_GE_removed = true;
 slice_del();
 v_5 = cursor;
 lab0: {
  bra = cursor;
  among_var = find_among(a_10);
  if (among_var === 0) {
   break lab0;
  }
  ket = cursor;
  slice_from(as_10[among_var - 1]);
 }
 cursor = v_5;
 return true;
}
function r_Lose_infix() {
 let among_var, v_1, v_2, v_3, v_4, v_5;
 if (cursor >= limit) {
  return false;
 }
 cursor += 1;
 while (true) {
  lab0: {
   bra = cursor;
   if (!eq_s("ge")) {
    break lab0;
   }
   ket = cursor;
   break;
  }
  if (cursor >= limit) {
   return false;
  }
  cursor += 1;
 }
 v_1 = cursor;
 if ((cursor + 3) > limit) {
  return false;
 }
 cursor += 3;
 cursor = v_1;
 v_2 = cursor;
 while (true) {
  v_3 = cursor;
  lab0: {
   while (true) {
    lab1: {
     if (!eq_s("ij")) {
      break lab1;
     }
     break;
    }
    if (!in_grouping(g_v)) {
     break lab0;
    }
    break;
   }
   break;
  }
  cursor = v_3;
  if (cursor >= limit) {
   return false;
  }
  cursor += 1;
 }
 while (true) {
  v_4 = cursor;
  lab0: {
   while (true) {
    lab1: {
     if (!eq_s("ij")) {
      break lab1;
     }
     break;
    }
    if (!in_grouping(g_v)) {
     break lab0;
    }
    break;
   }
   continue;
  }
  cursor = v_4;
  break;
 }
 if (cursor >= limit) {
  return false;
 }
 cursor = v_2;
 B_GE_removed = true;
 slice_del();
 v_5 = cursor;
 lab0: {
  bra = cursor;
  among_var = find_among(a_11);
  if (among_var === 0) {
   break lab0;
  }
  ket = cursor;
  slice_from(as_11[among_var - 1]);
 }
 cursor = v_5;
 return true;
}
function r_measure() {
 let v_1, v_2, v_3, v_4, v_5;
 I_p1 = limit;
 I_p2 = limit;
 v_1 = cursor;
 lab0: {
  while (true) {
   lab1: {
    if (!out_grouping(g_v)) {
     break lab1;
    }
    continue;
   }
   break;
  }
  v_2 = 1;
  while (true) {
   v_3 = cursor;
   lab1: {
    while (true) {
     lab2: {
      if (!eq_s("ij")) {
       break lab2;
      }
      break;
     }
     if (!in_grouping(g_v)) {
      break lab1;
     }
     break;
    }
    v_2 -= 1;
    continue;
   }
   cursor = v_3;
   break;
  }
  if (v_2 > 0) {
   break lab0;
  }
  if (!out_grouping(g_v)) {
   break lab0;
  }
  I_p1 = cursor;
  while (true) {
   lab1: {
    if (!out_grouping(g_v)) {
     break lab1;
    }
    continue;
   }
   break;
  }
  v_4 = 1;
  while (true) {
   v_5 = cursor;
   lab1: {
    while (true) {
     lab2: {
      if (!eq_s("ij")) {
       break lab2;
      }
      break;
     }
     if (!in_grouping(g_v)) {
      break lab1;
     }
     break;
    }
    v_4 -= 1;
    continue;
   }
   cursor = v_5;
   break;
  }
  if (v_4 > 0) {
   break lab0;
  }
  if (!out_grouping(g_v)) {
   break lab0;
  }
  I_p2 = cursor;
 }
 cursor = v_1;
 return true;
}
function stem() {
 let B_stemmed, v_1, v_10, v_11, v_12, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 B_stemmed = false;
 r_measure();
 limit_backward = cursor;
 cursor = limit;
 v_1 = limit - cursor;
 lab0: {
  if (!r_Step_1()) {
   break lab0;
  }
  B_stemmed = true;
 }
 cursor = limit - v_1;
 v_2 = limit - cursor;
 lab0: {
  if (!r_Step_2()) {
   break lab0;
  }
  B_stemmed = true;
 }
 cursor = limit - v_2;
 v_3 = limit - cursor;
 lab0: {
  if (!r_Step_3()) {
   break lab0;
  }
  B_stemmed = true;
 }
 cursor = limit - v_3;
 v_4 = limit - cursor;
 lab0: {
  if (!r_Step_4()) {
   break lab0;
  }
  B_stemmed = true;
 }
 cursor = limit - v_4;
 cursor = limit_backward;
 B_GE_removed = false;
 v_5 = cursor;
 lab0: {
  v_6 = cursor;
  if (!r_Lose_prefix()) {
   break lab0;
  }
  cursor = v_6;
  r_measure();
 }
 cursor = v_5;
 limit_backward = cursor;
 cursor = limit;
 v_7 = limit - cursor;
 lab0: {
  if (!B_GE_removed) {
   break lab0;
  }
  B_stemmed = true;
  if (!r_Step_1c()) {
   break lab0;
  }
 }
 cursor = limit - v_7;
 cursor = limit_backward;
 B_GE_removed = false;
 v_8 = cursor;
 lab0: {
  v_9 = cursor;
  if (!r_Lose_infix()) {
   break lab0;
  }
  cursor = v_9;
  r_measure();
 }
 cursor = v_8;
 limit_backward = cursor;
 cursor = limit;
 v_10 = limit - cursor;
 lab0: {
  if (!B_GE_removed) {
   break lab0;
  }
  B_stemmed = true;
  if (!r_Step_1c()) {
   break lab0;
  }
 }
 cursor = limit - v_10;
 cursor = limit_backward;
 limit_backward = cursor;
 cursor = limit;
 v_11 = limit - cursor;
 lab0: {
  if (!r_Step_7()) {
   break lab0;
  }
  B_stemmed = true;
 }
 cursor = limit - v_11;
 v_12 = limit - cursor;
 lab0: {
  if (!B_stemmed) {
   break lab0;
  }
  if (!r_Step_6()) {
   break lab0;
  }
 }
 cursor = limit - v_12;
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { nl: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
