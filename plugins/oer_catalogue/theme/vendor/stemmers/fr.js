/* French: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, french_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "aeiouyàâèéêëîïôùû";
const g_oux_ending = "bhjlnp";
const g_elision_char = "cdjlmnst";
const g_keep_with_s = "aiosuè";
let I_p2 = 0;
let I_p1 = 0;
let I_pV = 0;
const a_0 = table("col ni par tap", [-1, 1, -1, -1]);
const a_1 = table(" H He Hi I U Y", [7, 6, 4, 5, 1, 2, 3]);
const a_2 = table("iqU abl Ièr ièr eus iv", [3, 3, 4, 4, 2, 1]);
const a_3 = table("ic abil iv", [2, 1, 3]);
const a_4 = table("iqUe atrice ance ence logie able isme euse iste ive if usion ation ution ateur iqUes atrices ances ences logies ables ismes euses istes ives ifs usions ations utions ateurs ments ements issements ités ment ement issement amment emment aux eaux eux oux ité", [1, 2, 1, 5, 3, 1, 1, 12, 1, 8, 8, 4, 2, 4, 2, 1, 2, 1, 5, 3, 1, 1, 12, 1, 8, 8, 4, 2, 4, 2, 16, 6, 13, 7, 16, 6, 13, 14, 15, 10, 9, 1, 11, 7]);
const a_5 = table("ira ie isse issante i irai ir iras ies îmes isses issantes îtes is irais issais irions issions irons issons issants it irait issait issant iraIent issaIent irent issent iront ît iriez issiez irez issez", 1);
const a_6 = table("al épl auv", [1, -1, -1]);
const a_7 = table("a era aise asse ante ée ai erai er as eras âmes aises asses antes âtes ées ais eais erais ions erions assions erons ants és ait erait ant aIent eraIent èrent assent eront ât ez iez eriez assiez erez é", [3, 2, 4, 3, 3, 2, 3, 2, 2, 3, 2, 3, 4, 3, 3, 3, 2, 4, 2, 2, 1, 2, 3, 2, 3, 2, 3, 2, 3, 3, 2, 2, 3, 2, 3, 2, 2, 2, 3, 2, 2]);
const a_8 = table("e Ière ière ion Ier ier", [3, 2, 2, 1, 2, 2]);
const a_9 = table("ell eill enn onn ett", -1);
function r_elisions() {
 bra = cursor;
 while (true) {
  lab0: {
   if (!in_grouping(g_elision_char)) {
    break lab0;
   }
   break;
  }
  if (!eq_s("qu")) {
   return false;
  }
  break;
 }
 if ((cursor === limit) || (current[cursor] !== "'")) {
  return false;
 }
 cursor += 1;
 ket = cursor;
 if (cursor >= limit) {
  return false;
 }
 slice_del();
 return true;
}
function r_prelude() {
 let v_1, v_2, v_3, v_4;
 while (true) {
  v_1 = cursor;
  lab0: {
   while (true) {
    v_2 = cursor;
    lab1: {
     while (true) {
      v_3 = cursor;
      lab2: {
       if (!in_grouping(g_v)) {
        break lab2;
       }
       bra = cursor;
       while (true) {
        v_4 = cursor;
        lab3: {
         if ((cursor === limit) || (current[cursor] !== "u")) {
          break lab3;
         }
         cursor += 1;
         ket = cursor;
         if (!in_grouping(g_v)) {
          break lab3;
         }
         slice_from("U");
         break;
        }
        cursor = v_4;
        lab3: {
         if ((cursor === limit) || (current[cursor] !== "i")) {
          break lab3;
         }
         cursor += 1;
         ket = cursor;
         if (!in_grouping(g_v)) {
          break lab3;
         }
         slice_from("I");
         break;
        }
        cursor = v_4;
        if ((cursor === limit) || (current[cursor] !== "y")) {
         break lab2;
        }
        cursor += 1;
        ket = cursor;
        slice_from("Y");
        break;
       }
       break;
      }
      cursor = v_3;
      lab2: {
       bra = cursor;
       if ((cursor === limit) || (current[cursor] !== "ë")) {
        break lab2;
       }
       cursor += 1;
       ket = cursor;
       slice_from("He");
       break;
      }
      cursor = v_3;
      lab2: {
       bra = cursor;
       if ((cursor === limit) || (current[cursor] !== "ï")) {
        break lab2;
       }
       cursor += 1;
       ket = cursor;
       slice_from("Hi");
       break;
      }
      cursor = v_3;
      lab2: {
       bra = cursor;
       if ((cursor === limit) || (current[cursor] !== "y")) {
        break lab2;
       }
       cursor += 1;
       ket = cursor;
       if (!in_grouping(g_v)) {
        break lab2;
       }
       slice_from("Y");
       break;
      }
      cursor = v_3;
      if ((cursor === limit) || (current[cursor] !== "q")) {
       break lab1;
      }
      cursor += 1;
      bra = cursor;
      if ((cursor === limit) || (current[cursor] !== "u")) {
       break lab1;
      }
      cursor += 1;
      ket = cursor;
      slice_from("U");
      break;
     }
     cursor = v_2;
     break;
    }
    cursor = v_2;
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
   }
   continue;
  }
  cursor = v_1;
  break;
 }
 return true;
}
function r_mark_regions() {
 let among_var, v_1, v_2, v_3;
 I_pV = limit;
 I_p1 = limit;
 I_p2 = limit;
 v_1 = cursor;
 lab0: {
  while (true) {
   v_2 = cursor;
   lab1: {
    if (!in_grouping(g_v)) {
     break lab1;
    }
    if (!in_grouping(g_v)) {
     break lab1;
    }
    if (cursor >= limit) {
     break lab1;
    }
    cursor += 1;
    break;
   }
   cursor = v_2;
   lab1: {
    among_var = find_among(a_0);
    if (among_var === 0) {
     break lab1;
    }
    if (among_var === 1) {
     if (!in_grouping(g_v)) {
      break lab1;
     }
    }
    break;
   }
   cursor = v_2;
   if (cursor >= limit) {
    break lab0;
   }
   cursor += 1;
   if (!go_out_grouping(g_v)) {
    break lab0;
   }
   cursor += 1;
   break;
  }
  I_pV = cursor;
 }
 cursor = v_1;
 v_3 = cursor;
 lab0: {
  if (!go_out_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  if (!go_in_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_p1 = cursor;
  if (!go_out_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  if (!go_in_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_p2 = cursor;
 }
 cursor = v_3;
 return true;
}
function r_postlude() {
 let among_var, v_1;
 while (true) {
  v_1 = cursor;
  lab0: {
   bra = cursor;
   among_var = find_among(a_1);
   ket = cursor;
   if (among_var === 1) {
    slice_from("i");
   } else {
    if (among_var === 2) {
     slice_from("u");
    } else {
     if (among_var === 3) {
      slice_from("y");
     } else {
      if (among_var === 4) {
       slice_from("ë");
      } else {
       if (among_var === 5) {
        slice_from("ï");
       } else {
        if (among_var === 6) {
         slice_del();
        } else {
         if (cursor >= limit) {
          break lab0;
         }
         cursor += 1;
        }
       }
      }
     }
    }
   }
   continue;
  }
  cursor = v_1;
  break;
 }
 return true;
}
function r_RV() {
 return I_pV <= cursor;
}
function r_R1() {
 return I_p1 <= cursor;
}
function r_R2() {
 return I_p2 <= cursor;
}
function r_standard_suffix() {
 let among_var, v_1, v_10, v_11, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 ket = cursor;
 among_var = find_among_b(a_4);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (!r_R2()) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   if (!r_R2()) {
    return false;
   }
   slice_del();
   v_1 = limit - cursor;
   lab0: {
    ket = cursor;
    if (!eq_s_b("ic")) {
     cursor = limit - v_1;
     break lab0;
    }
    bra = cursor;
    while (true) {
     v_2 = limit - cursor;
     lab1: {
      if (!r_R2()) {
       break lab1;
      }
      slice_del();
      break;
     }
     cursor = limit - v_2;
     slice_from("iqU");
     break;
    }
   }
  } else {
   if (among_var === 3) {
    if (!r_R2()) {
     return false;
    }
    slice_from("log");
   } else {
    if (among_var === 4) {
     if (!r_R2()) {
      return false;
     }
     slice_from("u");
    } else {
     if (among_var === 5) {
      if (!r_R2()) {
       return false;
      }
      slice_from("ent");
     } else {
      if (among_var === 6) {
       if (!r_RV()) {
        return false;
       }
       slice_del();
       v_3 = limit - cursor;
       lab0: {
        ket = cursor;
        among_var = find_among_b(a_2);
        if (among_var === 0) {
         cursor = limit - v_3;
         break lab0;
        }
        bra = cursor;
        if (among_var === 1) {
         if (!r_R2()) {
          cursor = limit - v_3;
          break lab0;
         }
         slice_del();
         ket = cursor;
         if (!eq_s_b("at")) {
          cursor = limit - v_3;
          break lab0;
         }
         bra = cursor;
         if (!r_R2()) {
          cursor = limit - v_3;
          break lab0;
         }
         slice_del();
        } else {
         if (among_var === 2) {
          while (true) {
           v_4 = limit - cursor;
           lab1: {
            if (!r_R2()) {
             break lab1;
            }
            slice_del();
            break;
           }
           cursor = limit - v_4;
           if (!r_R1()) {
            cursor = limit - v_3;
            break lab0;
           }
           slice_from("eux");
           break;
          }
         } else {
          if (among_var === 3) {
           if (!r_R2()) {
            cursor = limit - v_3;
            break lab0;
           }
           slice_del();
          } else {
           if (!r_RV()) {
            cursor = limit - v_3;
            break lab0;
           }
           slice_from("i");
          }
         }
        }
       }
      } else {
       if (among_var === 7) {
        if (!r_R2()) {
         return false;
        }
        slice_del();
        v_5 = limit - cursor;
        lab0: {
         ket = cursor;
         among_var = find_among_b(a_3);
         if (among_var === 0) {
          cursor = limit - v_5;
          break lab0;
         }
         bra = cursor;
         if (among_var === 1) {
          while (true) {
           v_6 = limit - cursor;
           lab1: {
            if (!r_R2()) {
             break lab1;
            }
            slice_del();
            break;
           }
           cursor = limit - v_6;
           slice_from("abl");
           break;
          }
         } else {
          if (among_var === 2) {
           while (true) {
            v_7 = limit - cursor;
            lab1: {
             if (!r_R2()) {
              break lab1;
             }
             slice_del();
             break;
            }
            cursor = limit - v_7;
            slice_from("iqU");
            break;
           }
          } else {
           if (!r_R2()) {
            cursor = limit - v_5;
            break lab0;
           }
           slice_del();
          }
         }
        }
       } else {
        if (among_var === 8) {
         if (!r_R2()) {
          return false;
         }
         slice_del();
         v_8 = limit - cursor;
         lab0: {
          ket = cursor;
          if (!eq_s_b("at")) {
           cursor = limit - v_8;
           break lab0;
          }
          bra = cursor;
          if (!r_R2()) {
           cursor = limit - v_8;
           break lab0;
          }
          slice_del();
          ket = cursor;
          if (!eq_s_b("ic")) {
           cursor = limit - v_8;
           break lab0;
          }
          bra = cursor;
          while (true) {
           v_9 = limit - cursor;
           lab1: {
            if (!r_R2()) {
             break lab1;
            }
            slice_del();
            break;
           }
           cursor = limit - v_9;
           slice_from("iqU");
           break;
          }
         }
        } else {
         if (among_var === 9) {
          slice_from("eau");
         } else {
          if (among_var === 10) {
           if (!r_R1()) {
            return false;
           }
           slice_from("al");
          } else {
           if (among_var === 11) {
            if (!in_grouping_b(g_oux_ending)) {
             return false;
            }
            slice_from("ou");
           } else {
            if (among_var === 12) {
             while (true) {
              v_10 = limit - cursor;
              lab0: {
               if (!r_R2()) {
                break lab0;
               }
               slice_del();
               break;
              }
              cursor = limit - v_10;
              if (!r_R1()) {
               return false;
              }
              slice_from("eux");
              break;
             }
            } else {
             if (among_var === 13) {
              if (!r_R1()) {
               return false;
              }
              if (!out_grouping_b(g_v)) {
               return false;
              }
              slice_del();
             } else {
              if (among_var === 14) {
               if (!r_RV()) {
                return false;
               }
               slice_from("ant");
               return false;
              } else {
               if (among_var === 15) {
                if (!r_RV()) {
                 return false;
                }
                slice_from("ent");
                return false;
               } else {
                v_11 = limit - cursor;
                if (!in_grouping_b(g_v)) {
                 return false;
                }
                if (!r_RV()) {
                 return false;
                }
                cursor = limit - v_11;
                slice_del();
                return false;
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
function r_i_verb_suffix() {
 let v_2;
 if (cursor < I_pV) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_pV;
 ket = cursor;
 if (find_among_b(a_5) === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 lab0: {
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "H")) {
   break lab0;
  }
  cursor -= 1;
  limit_backward = v_2;
  return false;
 }
 if (!out_grouping_b(g_v)) {
  limit_backward = v_2;
  return false;
 }
 slice_del();
 limit_backward = v_2;
 return true;
}
function r_verb_suffix() {
 let among_var, v_2, v_3, v_4;
 if (cursor < I_pV) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_pV;
 ket = cursor;
 among_var = find_among_b(a_7);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  if (!r_R2()) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   slice_del();
  } else {
   if (among_var === 3) {
    v_3 = limit - cursor;
    lab0: {
     if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
      cursor = limit - v_3;
      break lab0;
     }
     cursor -= 1;
     if (!r_RV()) {
      cursor = limit - v_3;
      break lab0;
     }
     bra = cursor;
    }
    slice_del();
   } else {
    v_4 = limit - cursor;
    lab0: {
     among_var = find_among_b(a_6);
     if (among_var === 0) {
      break lab0;
     }
     if (among_var === 1) {
      if (cursor <= limit_backward) {
       break lab0;
      }
      cursor -= 1;
      if (cursor > limit_backward) {
       break lab0;
      }
     }
     return false;
    }
    cursor = limit - v_4;
    slice_del();
   }
  }
 }
 return true;
}
function r_residual_suffix() {
 let among_var, v_1, v_2, v_4;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "s")) {
   cursor = limit - v_1;
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  v_2 = limit - cursor;
  while (true) {
   lab1: {
    if (!eq_s_b("Hi")) {
     break lab1;
    }
    break;
   }
   if (!out_grouping_b(g_keep_with_s)) {
    cursor = limit - v_1;
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  slice_del();
 }
 if (cursor < I_pV) {
  return false;
 }
 v_4 = limit_backward;
 limit_backward = I_pV;
 ket = cursor;
 among_var = find_among_b(a_8);
 if (among_var === 0) {
  limit_backward = v_4;
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (!r_R2()) {
   limit_backward = v_4;
   return false;
  }
  while (true) {
   lab0: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "s")) {
     break lab0;
    }
    cursor -= 1;
    break;
   }
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "t")) {
    limit_backward = v_4;
    return false;
   }
   cursor -= 1;
   break;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   slice_from("i");
  } else {
   slice_del();
  }
 }
 limit_backward = v_4;
 return true;
}
function r_un_double() {
 let v_1;
 v_1 = limit - cursor;
 if (find_among_b(a_9) === 0) {
  return false;
 }
 cursor = limit - v_1;
 ket = cursor;
 if (cursor <= limit_backward) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_del();
 return true;
}
function r_un_accent() {
 let v_1;
 v_1 = 1;
 while (true) {
  lab0: {
   if (!out_grouping_b(g_v)) {
    break lab0;
   }
   v_1 -= 1;
   continue;
  }
  break;
 }
 if (v_1 > 0) {
  return false;
 }
 ket = cursor;
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "é")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "è")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 bra = cursor;
 slice_from("e");
 return true;
}
function stem() {
 let v_1, v_10, v_11, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 v_1 = cursor;
 r_elisions();
 cursor = v_1;
 v_2 = cursor;
 r_prelude();
 cursor = v_2;
 r_mark_regions();
 limit_backward = cursor;
 cursor = limit;
 v_3 = limit - cursor;
 lab0: {
  while (true) {
   v_4 = limit - cursor;
   lab1: {
    v_5 = limit - cursor;
    while (true) {
     v_6 = limit - cursor;
     lab2: {
      if (!r_standard_suffix()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_6;
     lab2: {
      if (!r_i_verb_suffix()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_6;
     if (!r_verb_suffix()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_5;
    v_7 = limit - cursor;
    lab2: {
     ket = cursor;
     while (true) {
      v_8 = limit - cursor;
      lab3: {
       if ((cursor <= limit_backward) || (current[cursor - 1] !== "Y")) {
        break lab3;
       }
       cursor -= 1;
       bra = cursor;
       slice_from("i");
       break;
      }
      cursor = limit - v_8;
      if ((cursor <= limit_backward) || (current[cursor - 1] !== "ç")) {
       cursor = limit - v_7;
       break lab2;
      }
      cursor -= 1;
      bra = cursor;
      slice_from("c");
      break;
     }
    }
    break;
   }
   cursor = limit - v_4;
   if (!r_residual_suffix()) {
    break lab0;
   }
   break;
  }
 }
 cursor = limit - v_3;
 v_9 = limit - cursor;
 r_un_double();
 cursor = limit - v_9;
 v_10 = limit - cursor;
 r_un_accent();
 cursor = limit - v_10;
 cursor = limit_backward;
 v_11 = cursor;
 r_postlude();
 cursor = v_11;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { fr: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
