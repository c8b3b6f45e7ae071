// Search over the index that lies beside the page: see package search of the program,
// which has the same query, terms and ranking in Go. Written for browsers of 2018.
// Files are loaded as scripts, for a page opened from a disk may not read files. The
// outline is there when somebody has come to the box; what has been loaded is kept. What
// the address asks for is looked up while the page is still being read.
(() => {
  const page = document, get = id => page.getElementById(id), local = location.protocol === "file:";
  const root = page.currentScript.src.replace(/assets\/js\/[^/]*$/, "");
  const given = (new URLSearchParams(location.search).get("q") || "").trim();
  let box, input, words, list, more, status;
  let about, known, newest, since = 0, files = {};

  window.cunwuSearch = (name, what) => page.currentScript.take(what);

  const load = (path, version) => files[path] || (files[path] = new Promise((resolve, reject) => {
    const s = page.createElement("script");
    s.src = path + ".js" + (version && !local ? "?" + version : "");
    s.take = resolve;
    s.onerror = () => { delete files[path]; reject(path); };
    page.head.appendChild(s);
  }));

  // The outline of a page that stays open is asked for again: the site may be another.
  const outline = () => {
    const path = "index", now = Date.now();
    if (now - since < 60000) return known;
    since = now;
    delete files[path];
    known = load(path, newest && now).then(index => {
      if (newest !== index.s) files = {};
      newest = index.s;
      index.names = index.v.map(v => {
        const name = fold(v[1]), short = name.replace(/村$/, "");
        return [name, [...short].length > 1 && short];
      });
      about = about || index;
      rank(parse(index, "公示"), [[decode("", 0)]]); // a slow phone has translated this before it needs it
      return index;
    });
    known.catch(() => { since = 0; });
    return known;
  };

  const fold = text => text.replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, c => c.toLowerCase()).replace(/[○●×✕﹡]/g, "*").replace(/[\u3000\u00a0]/g, " ");

  // Tokens: 1–3 a day, 4–5 a month, 6–7 a day of any year, 8–10 a number, 11 characters.
  const month = "(1[0-2]|0?[1-9])", day = "(3[01]|[12]\\d|0?[1-9])", year = "((?:19|20)\\d\\d)";
  const token = new RegExp("\\d*[a-z][a-z0-9]*|" +
    year + " ?[年./-] ?" + month + " ?[月./-] ?" + day + " ?[日号]?|" +
    year + " ?年 ?" + month + " ?月|" + month + " ?月 ?" + day + " ?[日号]|" +
    "(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)? ?([万亿])?|" +
    "((?:[*々〇\\u3400-\\u9fff\\uf900-\\ufaff]|[\\ud840-\\udbff][\\udc00-\\udfff])+)", "g");
  const two = s => ("0" + s).slice(-2);

  const plain = (whole, decimals, shift) => {
    whole = whole.replace(/,/g, "");
    decimals = (decimals || "").slice(1).padEnd(shift, "0");
    if (shift) whole = (whole + decimals.slice(0, shift)).replace(/^0+(?=\d)/, "");
    decimals = decimals.slice(shift).replace(/0+$/, "");
    return decimals ? whole + "." + decimals : whole;
  };

  const tokens = (text, take) => {
    token.lastIndex = 0;
    for (let m; (m = token.exec(text));) {
      if (m[11]) take("", m[11], m);
      else if (m[8]) take("#", plain(m[8], m[9], m[10] === "万" ? 4 : m[10] ? 8 : 0), m);
      else if (m[1]) take("@", m[1] + two(m[2]) + two(m[3]), m);
      else if (m[4]) take("@", m[4] + two(m[5]), m);
      else if (m[6]) take("@", two(m[6]) + two(m[7]), m);
      else take("=", m[0], m);
    }
  };

  const windows = (signs, length, prefix) => {
    const all = new Set(), last = signs.length - length, step = signs.length > 4 ? 2 : 1;
    for (let i = 0; i <= last; i += step) {
      if (step > 1 && i + 1 === last) i = last;
      all.add(prefix + signs.slice(i, i + length).join(""));
    }
    return [...all];
  };

  // Of a name that is masked, what is seen on both sides of the stars is one term.
  const pairs = run => {
    const all = [], rest = run.replace(/[^*]\*+[^*]/gu, name => { all.push(name); return " "; });
    rest.split(" ").forEach(r => {
      if (r) all.push(...([...r].length > 1 ? windows([...r], 2, "") : [r]));
    });
    return all;
  };

  const empty = "什么时候 为什么 有没有 能不能 是不是 什么 怎么样 怎么 多少 哪里 哪些 哪个 几时 时候 请问 如何 怎样 我们村 我们 我家 我的 了 吗 呢 呀 吧 的 谁".split(" ");

  const parse = ({ names }, text) => {
    text = [...fold(text).trim()].slice(0, 60).join("").replace(/([0-9万亿]) ?(?:元|块钱|块)/g, "$1 ");
    const meant = empty.reduce((t, w) => t.split(w).join(" "), text);
    text = " " + (meant.trim() ? meant : text);
    names.forEach(([name, short]) => {
      if (text.includes(name)) text = text.replace(name, " " + name + " ");
      else if (short) text = text.replace(" " + short, " " + short + " ");
    });
    const found = [];
    let count = 0;
    tokens(text, (kind, what) => {
      const p = { kind, text: what, terms: kind ? [kind + what] : pairs(what), or: [] };
      if (kind === "=" && what.length > 1 && !/\d/.test(what)) p.or = windows([...what], Math.min(3, what.length), "~");
      const size = Math.max(p.terms.length, p.or.length);
      if (count + size > 10) return;
      count += size;
      found.push(p);
    });
    return found;
  };

  const hash = t => {
    let h = 0x811c9dc5;
    for (let i = 0; i < t.length; i++) h = Math.imul(h ^ t.charCodeAt(i), 16777619);
    h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
    h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
    return (h ^ h >>> 16) >>> 0;
  };

  const values = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { values[c.charCodeAt(0)] = i; });

  // The list of the notices that have a term: how many there are, and for a number one
  // more than the place, or 0, if one asks for numbers in their order; start begins anew.
  const decode = (shard, wanted) => {
    let at = 0, now = 0;
    const value = () => {
      for (let n = 0, by = 1; ; by *= 32) {
        const d = values[shard.charCodeAt(at++)];
        n += (d & 31) * by;
        if (d < 32) return n;
      }
    };
    while (at < shard.length && now < wanted) {
      now += value();
      const head = value(), end = at + (head >> 1);
      if (now === wanted) {
        const map = head & 1;
        let size = map ? value() : 0;
        const from = at;
        if (!map) for (let i = at; i < end; i++) if (values[shard.charCodeAt(i)] < 32) size++;
        let i = -1, place = 0;
        const next = () => {
          if (at >= end) return i = about.n;
          const v = value();
          i += (v / 3 | 0) + 1;
          place = v % 3 + 1;
        };
        return {
          size, map,
          start() { at = from; i = -1; },
          at(number) {
            if (map) return values[shard.charCodeAt(from + (number / 3 | 0))] >> 2 * (number % 3) & 3;
            while (i < number) next();
            return i === number ? place : 0;
          },
          // The first number that it has from here on, or the number of all.
          from(number) {
            if (map) while (number < about.n && !this.at(number)) number++;
            else while (i < number) next();
            return map ? number : i;
          },
        };
      }
      at = end;
    }
    return { size: 0, start() {}, at: () => 0, from: () => about.n };
  };

  // The best first. Of many the first ten are picked; all are put in order for who wants more.
  const rank = (parts, lists) => {
    const n = about.n, every = [].concat(...lists), size = every.length;
    every.forEach(l => {
      for (l.worth = 1; l.size && l.size * Math.pow(2, l.worth) <= n;) l.worth++;
      l.start();
    });
    // How good a notice is that has enough of the terms, or -1.
    const judge = (i, enough) => {
      let have = 0, tier = 0, worth = 0;
      for (let p = 0; p < lists.length; p++) {
        const part = lists[p];
        let least = 3;
        for (let t = 0; t < part.length; t++) {
          const place = part[t].at(i);
          if (place) {
            have++;
            worth += part[t].worth * (3 + place);
          } else if (enough === size) return -1;
          if (place < least) least = place;
        }
        if (parts[p].high && least < 2) return -1;
        if (least > 1) tier += least - 1;
      }
      return have < enough ? -1 : tier * 4096 + worth;
    };
    // Who has everything is in the shortest list.
    const shortest = every.reduce((a, b) => b.size < a.size ? b : a, every[0]);
    const through = (enough, take) => {
      every.forEach(l => l.start());
      for (let i = -1; ;) {
        i = enough === size ? shortest.from(i + 1) : i + 1;
        if (i >= n) return;
        const key = judge(i, enough);
        if (key >= 0) take(i, key);
      }
    };
    let count = 0;
    const best = [], keys = [], take = (i, key) => {
      let at = Math.min(count++, 10);
      if (at === 10 && key <= keys[9]) return;
      while (at && keys[at - 1] < key) at--;
      best.splice(at, 0, i);
      keys.splice(at, 0, key);
      best.length = keys.length = Math.min(count, 10);
    };
    if (size && shortest.size) through(size, take);
    const near = !count && size > 0 && !parts.some(p => p.letters || p.text.includes("*"));
    if (near) through(Math.max(1, size / 3), take);
    return {
      near, best, count: best.length < 10 || near ? best.length : count,
      all() {
        const all = [];
        through(size, (i, key) => all.push([i, key]));
        return all.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(a => a[0]);
      },
    };
  };

  const shardOf = (index, t) => Math.floor(hash(t) * index.k / 4294967296);

  const fetchFor = (index, parts) => {
    const shards = {};
    parts.forEach(p => p.terms.concat(p.or).forEach(t => { shards[shardOf(index, t)] = ""; }));
    return Promise.all(Object.keys(shards).map(k => load("s" + k, index.s).then(text => { shards[k] = text; }))).then(() => shards);
  };

  const listed = (index, parts) => fetchFor(index, parts).then(shards => {
    const look = t => decode(shards[shardOf(index, t)], hash(t));
    return parts.map(p => {
      const found = p.terms.map(look);
      p.letters = p.letters || p.or.length > 0 && !found[0].size;
      return p.letters && p.or.length ? p.or.map(look) : found;
    });
  });

  // The letters with which characters are read: in the order of their sounds these come first.
  const order = new Intl.Collator("zh-CN-u-co-pinyin").compare, firsts = [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀"];
  const letters = signs => signs.map(c => " abcdefghjklmnopqrstwxyz"[firsts.filter(f => order(f, c) <= 0).length]).join("");

  // What no notice has is asked for otherwise: as a name is masked, or one character being
  // another of that sound.
  const otherwise = (parts, missing) => {
    if (!missing.length || missing.length > 2 || missing.some(p => p.kind || !/^[^*]{2,4}$/u.test(p.text))) return [];
    const way = other => parts.map(p => missing.includes(p) ? other([...p.text], p.text) : p);
    const masks = [1, 2].map(surname => way(s => {
      const end = s.length > 2 && surname < 2 ? s[s.length - 1] : "", seen = s.length > 2 ? surname : 1;
      const text = s.slice(0, seen).join("") + "*".repeat(s.length - seen - end.length) + end;
      return { kind: "", text, terms: pairs(text), or: [], mask: true };
    }));
    return masks.concat([0, 1, 2, 3].map(k => way(s => {
      const text = letters(s), wrong = Math.min(k, s.length - 1);
      return {
        kind: "=", text, or: [], letters: true, high: true,
        terms: windows([...text], Math.min(3, s.length), "~").concat(s.filter((c, i) => i !== wrong)),
      };
    })));
  };

  const find = async (index, parts) => {
    const lists = await listed(index, parts), answer = rank(parts, lists), exact = a => a.count && !a.near;
    answer.parts = parts;
    if (exact(answer)) return answer;
    const ways = otherwise(parts, parts.filter((p, i) => !exact(rank([p], [lists[i]]))));
    if (ways.length) await fetchFor(index, [].concat(...ways));
    for (const way of ways) {
      const other = rank(way, await listed(index, way));
      if (!exact(other)) continue;
      other.parts = way;
      other.masked = way.filter(p => p.mask).map(p => p.text).join(" ");
      other.sound = !other.masked;
      return other;
    }
    return answer;
  };

  const brief = i => {
    const { b, s } = about;
    return load("b" + Math.floor(i / b), s).then(block => block[i % b]);
  };

  // Where in a text stands what was asked for: whole, or else a run's pairs.
  const places = (parts, text, spelled) => {
    const folded = fold(text), out = [];
    const every = (what, inside) => {
      for (let i = inside.indexOf(what); i >= 0; i = inside.indexOf(what, i + what.length)) out.push([i, i + what.length]);
    };
    parts.forEach(p => {
      if (p.letters) every(p.text, spelled || "");
      else if (!p.kind) {
        (folded.includes(p.text) ? [p.text] : p.terms).forEach(t => every(t, folded));
      } else {
        tokens(folded, (kind, what, m) => {
          const forms = [what];
          if (kind === "#") forms.push(what.split(".")[0], plain(m[8], m[9], 0));
          if (kind === "@") forms.push(what.slice(0, 6), what.slice(-4));
          if (kind === p.kind && forms.includes(p.text)) out.push([m.index, m.index + m[0].trim().length]);
        });
      }
    });
    return out.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };

  const add = (to, name, kind, text) => {
    const e = to.appendChild(page.createElement(name));
    if (kind) e.className = kind;
    if (text) e.textContent = text;
    return e;
  };

  const mark = (to, text, at, from, end) => {
    to.textContent = from ? "…" : "";
    at.forEach(p => {
      const a = Math.max(p[0], from), b = Math.min(p[1], end);
      if (a >= b) return;
      to.append(text.slice(from, a));
      add(to, "mark", "", text.slice(a, b));
      from = b;
    });
    to.append(text.slice(from, end) + (end < text.length ? "…" : ""));
  };

  // A piece of a text around the place where most of what was asked for stands together.
  const snippet = (parts, to, text) => {
    const at = places(parts, text);
    let best = 0, from = 0;
    at.forEach(p => {
      const n = at.filter(o => o[0] >= p[0] && o[1] <= p[0] + 60).length;
      if (n > best) [best, from] = [n, p[0]];
    });
    if (!best) return false;
    const line = text.lastIndexOf("\n", from) + 1;
    from = from - line > 30 ? from - 24 : line;
    mark(to, text, at, from, Math.min(text.length, from + 90));
    return true;
  };

  // A notice that was found; and, where nothing is marked yet, what loads the text in which it was.
  const show = (parts, r) => {
    const item = add(list, "li", "brief"), link = add(add(item, "h3", "brief-title"), "a");
    const [slug, village] = about.v[r.w || 0], titled = places(parts, r.t, r.p);
    link.href = root + slug + "/" + r.i + "/" + (local ? "index.html" : "");
    mark(add(link, "span"), r.t, titled, 0, r.t.length);
    const line = add(item, "p", "brief-line");
    add(line, "span", "state state-" + r.s, words["state_" + r.s]);
    if (r.c) add(line, "span", "state state-corrected", words.state_corrected);
    if (r.s !== "guide") add(line, "span", "brief-village", village);
    add(line, "time", "", r.f).dateTime = r.d;
    if (r.l) add(line, "span", "", words.until.replace("{day}", r.l));
    const summary = r.m || "", at = places(parts, summary);
    if (summary) mark(add(item, "p", "brief-summary"), summary, at, 0, summary.length);
    if (titled.length || at.length || !r.n) return { link };
    // What was found in the text stands below what the notice says in one sentence. A long text comes in parts.
    const where = add(item, "p", "brief-where"), version = about.s;
    const look = part => {
      if (part === r.n) return where.remove();
      return load(root + slug + "/search/n" + (r.o || 0) + (part ? "-" + part : ""), version)
        .then(text => snippet(parts, where, text) || look(part + 1), () => where.remove());
    };
    return { link, look: () => look(0) };
  };

  let turn = 0, last = "", later, told, nothing, saying, typing;

  const say = (text, pause) => {
    clearTimeout(saying);
    told = text;
    if (pause) saying = setTimeout(say, pause, text);
    else status.textContent = text === nothing && (get("find-section") || box).hidden === false ? words.village : text;
  };

  const ask = async query => {
    if (query === last) return;
    last = query;
    const mine = ++turn, over = () => mine !== turn;
    say(words.busy, 300);
    try {
      about = await outline();
      const answer = await find(about, parse(about, query)), { parts, count } = answer;
      if (over()) return;
      // What is said while somebody types waits for a pause, or a screen reader would say it all.
      const begin = () => {
        list.textContent = "";
        more.hidden = true;
        box.hidden = !count;
        const how = !count ? "none" : answer.near ? "near" : answer.masked ? "masked" : answer.sound ? "sound" : "all";
        const text = words[how].replace("{n}", count).replace("{m}", answer.masked).replace("{q}", () => query);
        nothing = count ? 0 : text;
        say(text, typing && 500); // the village that is meant may stand above by then
      };
      if (!count) begin();
      let found = answer.best, shown = 0;
      // Ten more, in their order: the first as soon as it can be, the others when that has
      // been painted, and then the texts.
      const next = async () => {
        const some = found.slice(shown, shown + 10), ready = [], links = [];
        let at = 0;
        box.setAttribute("aria-busy", true);
        const put = most => {
          for (; links.length < most && at in ready; at++) {
            if (!ready[at]) continue;
            if (!shown && !links.length) begin();
            links.push(show(parts, ready[at]));
          }
        };
        await Promise.all(some.map((i, k) => brief(i).catch(() => 0).then(r => {
          ready[k] = r;
          if (!over()) put(1);
        })));
        await new Promise(resolve => setTimeout(resolve, 30));
        if (over()) return;
        put(10);
        if (!local) history.replaceState(null, "", "?q=" + encodeURIComponent(query));
        if (some.length && !links.length) throw 0;
        shown += 10;
        more.hidden = shown >= count;
        more.textContent = words.more.replace("{n}", Math.min(10, count - shown));
        Promise.all(links.map(l => l.look && l.look())).then(() => over() || box.setAttribute("aria-busy", false));
        return links[0];
      };
      more.onclick = () => {
        if (!over()) found = answer.all();
        next().then(l => l && l.link.focus(), () => say(words.failed));
      };
      await next();
    } catch (e) {
      if (over()) return;
      last = "";
      box.hidden = true;
      say(words.failed);
    }
  };

  // A word that was chosen or put there as a whole is looked for at once, a letter after a pause.
  const typed = e => {
    if (e.isComposing) return;
    const query = input.value.trim(), letter = e.data && e.data.length === 1 && e.type === "input";
    clearTimeout(later);
    typing = true;
    if ([...query].length > 1) {
      if (letter) later = setTimeout(ask, 150, query);
      else ask(query);
    } else if (!query) {
      turn++;
      last = "";
      box.hidden = true;
      say("");
    }
  };
  const ready = () => {
    box = get("found");
    input = get("q");
    status = get("found-status");
    words = box.dataset;
    list = box.querySelector("ol");
    more = box.querySelector("button");
    input.addEventListener("focus", outline);
    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed);
    input.form.addEventListener("submit", e => {
      const query = input.value.trim();
      if (local || !query) return;
      e.preventDefault();
      clearTimeout(later);
      typing = false;
      if (query === last) say(told);
      else ask(query);
      if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard covers the answer
    });
    if (input.value) outline(); // somebody was quicker than the script
    if (!given) return;
    input.value = input.value || given;
    ask(input.value.trim());
  };
  if (given) outline().then(index => fetchFor(index, parse(index, given))).catch(() => 0);
  if (page.readyState === "loading") page.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
