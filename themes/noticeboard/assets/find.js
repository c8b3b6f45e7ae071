// Finds a village while somebody types: by its name, its groups, or how they are spelled in
// pinyin, initials or whole. On the search page, whose village the question may be about.
// Nothing is asked of the network. Written for browsers of 2018.
(() => {
  const page = document, get = id => page.getElementById(id);
  const input = get("q"), found = get("find-found"), status = get("find-status"), all = get("find-all");
  if (!found) return;
  const and = found.dataset.and;

  const fold = text => text.replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .toLowerCase().replace(/[\s'’·]+/g, "");
  const villages = Array.from(page.querySelectorAll("[data-p]"), (item, at) => {
    const groups = item.querySelector(".villages-groups"), name = fold(item.querySelector("a").firstChild.data);
    return {
      item, at, name, short: name.replace(/(村|社区)$/, ""), syllables: item.dataset.p.split(" "),
      groups: groups ? groups.textContent.split(and) : [],
      letters: (item.dataset.g || "").split(" ").map(g => g.match(/[a-z](\/[a-z])*/g) || []),
    };
  });

  // Whether letters spell the first syllables: each by its beginning, however long.
  const spell = (letters, syllables, at) => !letters || at < syllables.length && syllables[at].split("/").some(s => {
    let n = 0;
    while (n < s.length && letters[n] === s[n]) n++;
    for (; n > 0; n--) if (spell(letters.slice(n), syllables, at + 1)) return true;
    return false;
  });

  // Whether a name was meant with one character another that begins with the same sound.
  const firsts = Array.from("阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀"), order = new Intl.Collator("zh-CN-u-co-pinyin").compare;
  const heard = (name, asked, syllables) => {
    const others = name.length === asked.length && name.length > 1 ? Array.from(asked, (c, i) => i).filter(i => asked[i] !== name[i]) : [];
    return others.length === 1 && others.every(i => (syllables[i] || "")[0] ===
      " abcdefghjklmnopqrstwxyz"[firsts.filter(f => order(f, asked[i]) <= 0).length]);
  };

  // The number or the word that a group's name ends in: 柳湾三组 is asked for as 柳湾.
  const counted = /(第?(\d+|[一二三四五六七八九十]+))?(村民)?小?[组队]$/;

  // How near a village is to a question, and by which of its groups; 9: not at all.
  const near = (v, q) => {
    const groups = [], rank = (n, i) => { groups.push(i); return n; };
    if (/^[a-z]+$/.test(q)) {
      if (spell(q, v.syllables, 0)) return [1, groups];
      return [v.letters.reduce((best, l, i) => q.length > 1 && spell(q, l, 0) ? Math.min(best, rank(q.length === l.length ? 3 : 4, i)) : best, 9), groups];
    }
    const asked = q.replace(counted, "") || q;
    if (asked === v.name || asked === v.short) return [0, groups];
    if (v.name.startsWith(asked) || v.short.length > 1 && asked.startsWith(v.short)) return [1, groups];
    const best = v.groups.reduce((best, g, i) => {
      g = fold(g);
      return !/^\d+$/.test(asked) && g.includes(asked) ? Math.min(best, rank(g.startsWith(asked) ? 2 : 4, i)) : best;
    }, 9);
    const sounds = heard(v.name, asked, v.syllables) || heard(v.short, asked, v.syllables);
    return [Math.min(best, v.name.includes(asked) ? 3 : sounds ? 5 : 9), groups];
  };

  const show = ({v, groups}) => {
    const item = v.item.cloneNode(true), list = item.querySelector(".villages-groups");
    if (item.dataset.to) item.querySelector("a").href = item.dataset.to;
    if (groups.length) {
      list.textContent = "";
      v.groups.forEach((g, i) => {
        if (i) list.append(and);
        list.appendChild(page.createElement(groups.includes(i) ? "mark" : "span")).textContent = g;
      });
    }
    found.appendChild(item);
  };

  const look = questions => {
    const list = villages.map(v => questions.map(q => near(v, q)).concat([[9, []]])
      .reduce((a, b) => b[0] < a[0] ? b : a)).map(([rank, groups], i) => ({ rank, groups, v: villages[i] }))
      .filter(f => f.rank < 9).sort((a, b) => a.rank - b.rank || a.v.at - b.v.at);
    found.textContent = "";
    return list;
  };

  if (!all) { // the search page
    const most = 12, name = asked => {
      const list = look([asked].concat(asked.split(/\s+/)).map(fold).filter(q => q.length > 1 && q.replace(counted, "")));
      if (list.length <= most) list.forEach(show);
      get("find-section").hidden = !found.firstChild;
    };
    let soon;
    input.addEventListener("input", () => { // the search goes first
      clearTimeout(soon);
      soon = setTimeout(() => name(input.value), 250);
    });
    input.form.addEventListener("submit", () => name(input.value)); // the search says what this found
    name(new URLSearchParams(location.search).get("q") || input.value);
    return;
  }

  const words = found.dataset;
  let later;
  const filter = () => {
    const typed = input.value.trim(), q = fold(typed), number = q && !q.replace(counted, "");
    const list = q && !number ? look([q]) : [];
    list.forEach(show);
    found.hidden = !list.length;
    all.hidden = !found.hidden;
    clearTimeout(later); // one thing is said, when the typing pauses
    later = setTimeout(() => {
      const word = !q ? "" : number ? words.number : list.length ? words.some : words.none;
      status.textContent = word.replace("{n}", list.length).replace("{q}", () => typed);
    }, 300);
  };
  input.addEventListener("input", filter);
  filter(); // what was typed before is there again after going back
})();
