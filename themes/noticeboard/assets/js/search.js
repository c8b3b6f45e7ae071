// Search over the index that lies beside the page: see package search of the program,
// which has the same query, terms and ranking in Go. Written for browsers of 2018.
// Files are loaded as scripts, for a page opened from a disk may not read files.
(() => {
  const page = document, get = id => page.getElementById(id), box = get("found");
  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!query) return;
  const words = box.dataset, list = box.querySelector("ol"), more = box.querySelector("button");
  const status = get("found-status");
  const local = location.protocol === "file:";
  const waiting = {};
  let about, parts;
  get("q").value = query;

  window.cunwuSearch = (name, what) => { if (waiting[name]) waiting[name](what); };

  const load = (path, name) => new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const s = page.createElement("script");
    s.src = words.root + path + ".js" + (about && !local ? "?" + about.s : "");
    s.onerror = reject;
    page.head.appendChild(s);
  });

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
    const all = new Set(), last = signs.length - length, step = signs.length > 6 ? 2 : 1;
    for (let i = 0; i <= last; i += step) {
      if (step > 1 && i + 1 === last) i = last;
      all.add(prefix + signs.slice(i, i + length).join(""));
    }
    return [...all];
  };

  const empty = "什么时候 为什么 有没有 能不能 是不是 什么 怎么样 怎么 多少 哪里 哪些 哪个 几时 时候 请问 如何 怎样 我们村 我们 我家 我的 了 吗 呢 呀 吧 的 谁".split(" ");

  const parse = text => {
    text = [...fold(text).trim()].slice(0, 60).join("").replace(/([0-9万亿]) ?(?:元|块钱|块)/g, "$1 ");
    const meant = empty.reduce((t, w) => t.split(w).join(" "), text);
    text = " " + (meant.trim() ? meant : text);
    about.v.forEach(v => {
      const name = fold(v[1]), short = name.replace(/村$/, "");
      if (text.includes(name)) text = text.replace(name, " " + name + " ");
      else if ([...short].length > 1) text = text.replace(" " + short, " " + short + " ");
    });
    const found = [];
    let count = 0;
    tokens(text, (kind, what) => {
      const signs = [...what], p = { kind, text: what, terms: [kind + what], or: [] };
      if (!kind && signs.length > 1) p.terms = windows(signs, 2, "");
      if (kind === "=" && what.length > 1 && !/\d/.test(what)) p.or = windows(signs, Math.min(3, what.length), "~");
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

  const values = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { values[c.charCodeAt(0)] = i; });

  // The notices that have a term: number and place.
  const decode = (shard, wanted) => {
    const out = [];
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
      const size = value(), end = at + (size >> 1);
      if (now === wanted) {
        if (size & 1) {
          for (let i = 0; i < about.n; i++) {
            const bits = values[shard.charCodeAt(at + (i / 3 | 0))] >> 2 * (i % 3) & 3;
            if (bits) out.push([i, bits - 1]);
          }
        } else {
          for (let i = -1; at < end;) {
            const n = value();
            i += (n / 3 | 0) + 1;
            out.push([i, n % 3]);
          }
        }
      }
      at = end;
    }
    return out;
  };

  const rank = lists => {
    const n = about.n, all = [], some = [];
    const [terms, whole, tier, worth] = [1, 2, 3, 4].map(() => new Int32Array(n));
    let asked = 0;
    lists.forEach(part => {
      const [has, high, top] = [1, 2, 3].map(() => new Uint8Array(n)), size = part.length;
      asked += size;
      part.forEach(found => {
        let w = 1;
        while (found.length && found.length * Math.pow(2, w) <= n) w++;
        found.forEach(([d, place]) => {
          terms[d]++;
          worth[d] += w * (4 + place);
          has[d]++;
          if (place) high[d]++;
          if (place > 1) top[d]++;
        });
      });
      for (let i = 0; i < n; i++) {
        if (has[i] === size) {
          whole[i]++;
          tier[i] += top[i] === size ? 2 : high[i] === size ? 1 : 0;
        }
      }
    });
    for (let i = 0; i < n && asked; i++) {
      if (whole[i] === lists.length) all.push(i);
      if (terms[i] && 3 * terms[i] >= asked) some.push(i);
    }
    const near = !all.length, found = !near ? all : parts.some(p => p.letters || p.text.includes("*")) ? [] : some;
    return { near, found: found.sort((a, b) => tier[b] - tier[a] || worth[b] - worth[a] || a - b) };
  };

  const find = () => {
    parts = parse(query);
    const shards = {}, shardOf = t => Math.floor(hash(t) * about.k / 4294967296);
    parts.forEach(p => p.terms.concat(p.or).forEach(t => { shards[shardOf(t)] = ""; }));
    return Promise.all(Object.keys(shards).map(k =>
      load(words.dir + "s" + k, "s" + k).then(text => { shards[k] = text; })
    )).then(() => {
      const look = t => decode(shards[shardOf(t)], hash(t));
      return rank(parts.map(p => {
        const found = p.terms.map(look);
        p.letters = p.or.length > 0 && !found[0].length;
        return p.letters ? p.or.map(look) : found;
      }));
    });
  };

  // Whose each notice is, and which of its village's own.
  const owners = () => {
    const counts = about.v.map(() => 0);
    return Array.from({ length: about.n }, (_, i) => {
      let c = about.r ? about.r.charCodeAt(i) : 35;
      if (c >= 0xe000) c -= 0x800;
      if (c >= 0x202a) c -= 2;
      if (c >= 0xa1) c -= 0x22;
      if (c > 92) c--;
      return [about.v[c - 35][0], counts[c - 35]++];
    });
  };

  // Where in a text stands what was asked for: whole, or else a run's pairs.
  const places = (text, spelled) => {
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
  const snippet = (to, text) => {
    const at = places(text);
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

  const show = (r, [slug, own]) => {
    const item = add(list, "li", "brief"), link = add(add(item, "h3", "brief-title"), "a");
    const titled = places(r.t, r.p);
    link.href = words.root + slug + "/" + r.i + "/" + (local ? "index.html" : "");
    mark(add(link, "span"), r.t, titled, 0, r.t.length);
    const line = add(item, "p", "brief-line");
    add(line, "span", "state state-" + r.s, words["state_" + r.s]);
    if (r.c) add(line, "span", "state state-corrected", words.state_corrected);
    if (r.v) add(line, "span", "brief-village", r.v);
    add(line, "time", "", r.f).dateTime = r.d;
    if (r.l) add(line, "span", "", words.until.replace("{day}", r.l));
    const summary = r.m || (r.x || "").slice(0, 60), at = places(summary);
    if (!summary) return link;
    mark(add(item, "p", "brief-summary"), summary, at, 0, summary.length);
    const text = page.createElement("p");
    text.className = "brief-where";
    // What was found in the text stands below what the notice says in one sentence. A long text comes in parts; they are looked through only where nothing is marked yet.
    let next = 1;
    const look = piece => {
      if (snippet(text, piece)) return item.append(text);
      if (next > (r.n || 0)) return;
      const name = "n" + own + "-" + next++;
      load(slug + "/search/" + name, slug + "/" + name).then(look, () => 0);
    };
    if (!at.length && !titled.length) look(r.x || "");
    return link;
  };

  status.textContent = words.busy;
  load(words.dir + "index", "index").then(index => {
    about = index;
    return find();
  }).then(answer => {
    const whose = owners(), found = answer.near ? answer.found.slice(0, 10) : answer.found;
    let shown = 0;
    const next = () => {
      const some = found.slice(shown, shown += 10).map(i => whose[i]);
      return Promise.all(some.map(([slug, own]) =>
        load(slug + "/search/n" + own, slug + "/n" + own).catch(() => 0)
      )).then(records => {
        more.hidden = shown >= found.length;
        more.textContent = words.more.replace("{n}", Math.min(10, found.length - shown));
        return records.map((r, i) => r && show(r, some[i])).filter(Boolean);
      });
    };
    more.addEventListener("click", () => next().then(links => links.length && links[0].focus()));
    return next().then(links => {
      if (found.length && !links.length) throw 0;
      box.hidden = !found.length;
      const kind = !found.length ? "none" : answer.near ? "near" : "all";
      status.textContent = words[kind].replace("{n}", found.length).replace("{q}", () => query);
    });
  }).catch(() => { status.textContent = words.failed; });
})();
