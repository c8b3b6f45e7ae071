// Reads a notice aloud, as a neighbour would: 1.2万 is 一万二千, 张*明 is 张某明, a telephone
// number comes digit by digit. listen.js fetches it when the button is pressed, and it begins.
(function () {
  var digits = "零一二三四五六七八九", units = ["", "十", "百", "千"], figure = /^(?:合计 )?[-−]?\d[\d,.]*$/;
  var lang = document.documentElement.lang, zh = lang.slice(0, 2) === "zh", pause = zh ? "，" : ", ", colon = zh ? "：" : ": ";

  // whole says a number without fraction: 46715 is 四万六千七百一十五.
  function whole(text) {
    text = text.replace(/^0+(?=\d)/, "");
    if (text.length > 12) return each(text);
    if (text.length > 4) {
      var cut = text.length > 8 ? 8 : 4, low = text.slice(-cut);
      return whole(text.slice(0, -cut)) + (cut === 8 ? "亿" : "万") + (+low ? (low[0] === "0" ? "零" : "") + whole(low).replace(/^十/, "一十") : "");
    }
    var said = "";
    for (var i = 0; i < text.length; i++) {
      if (+text[i]) said += digits[text[i]] + units[text.length - 1 - i];
      else if (said && !/零$/.test(said)) said += "零";
    }
    return said.replace(/零$/, "").replace(/^一十/, "十") || "零";
  }

  function each(text, one) {
    return text.replace(/\d/g, function (d) { return d === "1" && one || digits[d]; });
  }

  function year(text) { return each(text).replace(/零/g, "〇"); }

  function phone(text) { return each(text.replace(/-/g, "，"), "幺"); }

  function number(text) {
    var parts = text.split(".");
    var low = (parts[1] || "").replace(/0+$/, "");
    return whole(parts[0]) + (low && "点" + each(low));
  }

  function yuan(_, text) {
    var parts = text.split("."), cents = ((parts[1] || "") + "00").slice(0, 2);
    if ((parts[1] || "").length > 2) return number(text) + "元";
    return (+parts[0] || !+cents ? count(parts[0]) + "元" : "") +
      (+cents[0] ? digits[cents[0]] + "角" : +cents && +parts[0] ? "零" : "") + (+cents[1] ? digits[cents[1]] + "分" : "");
  }

  // many says 1.2 of a myriad: 一万二千.
  function many(_, text, unit) {
    var parts = text.split("."), low = parts[1] || "", zeros = unit === "万" ? 4 : 8;
    if (low.length > zeros) return number(text) + unit;
    return whole(parts[0] + (low + "00000000").slice(0, zeros)).replace(/^二(?=万$|亿$)/, "两");
  }

  function count(text) { return text === "2" ? "两" : whole(text); }

  function spoken(text) {
    if (!zh) return text;
    return text.replace(/[\s\u00a0]+/g, " ").replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
      .replace(/\d*\*{2,}\d+/g, function (s) { return phone(s.replace(/\*+/, "，中间隐去，")); })
      .replace(/([\u3400-\u9fff])(\*+)/g, function (_, name, stars) { return name + stars.replace(/\*/g, "某"); })
      .replace(/(版本 ?)([0-9a-f]{6})(?![0-9a-f])/g, function (_, before, code) { return before + each(code.split("").join(" ")); })
      .replace(/(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g, "$1年$2月$3日")
      .replace(/(\d{4}) ?(?=年)|〔(\d{4})〕/g, function (_, a, b) { return a ? year(a) : "，" + year(b) + "，"; })
      .replace(/0\d{2,3}-\d{7,8}|(^|\D)(1\d{10}|12345)(?!\d)/g, phone)
      .replace(/（([+−-])([\d.]+)）/g, function (_, sign, n) { return "，" + (sign === "+" ? "多" : "少") + n; })
      .replace(/ ?→ ?/g, "，改成").replace(/([\d年月日时点]) ?[—–]+ ?(?=\d)/g, "$1到")
      .replace(/[−-](?=\d)/g, function (_, at, all) { return /\d ?$/.test(all.slice(0, at)) ? "到" : "负"; }).replace(/[~～](?=\d)/g, "到")
      .replace(/(\d{1,2}):(\d\d)/g, function (_, h, m) { return whole(h) + "点" + (+m ? whole(m) + "分" : ""); })
      .replace(/(\d+(?:\.\d+)?) ?%/g, function (_, n) { return "百分之" + number(n); })
      .replace(/(\d+(?:\.\d+)?) ?(万|亿)/g, many)
      .replace(/(\d+(?:\.\d+)?) ?元/g, yuan)
      .replace(/([元斤吨]) ?\/ ?(?=[\u3400-\u9fff])/g, "$1每")
      .replace(/(^|[^\d.])2 ?(?=[户人个份次亩天项位笔条块头棵])/g, "$1两")
      .replace(/\d+(\.\d+)?/g, number)
      .replace(/([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, "$1").replace(/ ?([，：；。]) ?/g, "$1");
  }

  // own is the text of an element without the lists and paragraphs in it, which are said by
  // themselves, the marks of its footnotes and what only a narrow screen needs.
  function own(element) {
    return [].map.call(element.childNodes, function (n) {
      if (n.nodeType === 1 && n.getAttribute("role") === "img") return n.getAttribute("aria-label") + colon;
      return n.nodeType === 3 ? n.data : n.nodeType !== 1 || /^(UL|OL|P|SUP)$/.test(n.nodeName) || n.classList.contains("narrow") ? "" : own(n);
    }).join("").replace(/\s+/g, " ").trim();
  }

  // parts are the texts in an element, each by itself: a role, a name, a number to call.
  function parts(element) {
    var walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), all = [];
    while (walk.nextNode()) if (walk.currentNode.data.trim()) all.push(walk.currentNode.data.trim());
    return all;
  }

  // named is what a figure is called, and the figure with the unit that only its name tells:
  // 面积（亩） 437.25 gives 面积 and 437.25 亩, 户数 44 gives 户数 and 44 户.
  function named(label, text) {
    var cut = /^(.*?)（([^（）]*)）/.exec(label), name = cut ? cut[1] : label, unit = cut ? cut[2] : "", counts;
    if (!figure.test(text)) return [name, text];
    if (zh) text = text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""); // 2.00 亩 is 两亩
    if (!/^[元角分亩户人台股天件份头棵吨斤公里米个次笔项块平方立千克万年月日小时每\/]+$/.test(unit)) unit = "";
    if (!cut && /^单价/.test(name)) unit = "元";
    if (!cut && (counts = /(人次)$|([户人台股天件份头棵])数$/.exec(name))) unit = counts[1] || counts[2];
    return [name, text + (unit && " ") + unit];
  }

  // row says a row of a table: what it is about, and what each column says of it. A name is
  // not said twice, and not at all where a table has two columns of words.
  function row(tr) {
    var said = [], pair = tr.cells.length === 2;
    [].forEach.call(tr.cells, function (cell) {
      var text = own(cell), label = cell.getAttribute("data-label") || "", both;
      if (!text || /^[-−—–\/]+$/.test(text) || /l-voucher/.test(cell.className)) return;
      both = named(zh && /l-(income|expense|balance)/.test(cell.className) ? label + "（元）" : label, text);
      if (said.length && said[said.length - 1] === both[0]) said.push(said.pop() + both[1]);
      else said.push((figure.test(text) || cell.nodeName !== "TH" && !pair ? both[0] : "") + both[1]);
    });
    return said.join(pause);
  }

  // words are what is said of an element. What leads to a sheet is not part of the notice.
  function words(element) {
    if (element.cells) return row(element);
    if (element.querySelector(".button, [type='application/pdf']")) return "";
    if (element.nodeName === "DIV") return named(own(element.firstElementChild), own(element.lastElementChild)).join(pause);
    if (element.parentNode.className === "phones") return parts(element).join(pause);
    if (element.nodeName === "FIGCAPTION") return own(element).replace(/ /, pause);
    return own(element);
  }

  window.cunwuSpoken = spoken;
  var button = document.querySelector(".aloud"), voice = window.speechSynthesis, label = button.textContent, queue, reading;

  function mark(element) {
    if (reading) reading.classList.remove("reading");
    if ((reading = element)) reading.classList.add("reading");
  }

  function stop() {
    queue = null;
    voice.cancel();
    mark(null);
    button.classList.remove("on");
    button.textContent = label;
  }

  function next() {
    var said = queue && queue.shift();
    if (!said) return stop();
    var words = new SpeechSynthesisUtterance(said.text);
    words.lang = lang;
    words.rate = .9;
    words.onend = function () { if (queue) next(); };
    words.onerror = stop;
    mark(said.element);
    voice.speak(words);
  }

  // What the reader must know first: that the paper at hand is not what the page says, that
  // the notice is not valid any more.
  var warnings = [".same:target, .older:target h2, .older:target h3, .older:target p, .older:target li, .strange",
    ".withdrawn h2, .withdrawn p, .wascorrected h2, .wascorrected p"];
  var rest = [".paper h1", ".plain-text, .figures > div, .answers dt, .answers dd, .object h2, .object p, .object .phones li, .paper > .phones li",
    ".body h2:not(.sr), .body h3, .body h4, .body p, .body li, .body figcaption, .body tbody tr, .body tfoot tr"];

  // say puts an element that is in sight into the queue, sentence by sentence.
  function say(element) {
    if (!element.getClientRects().length || element.closest(".was, .notes, .charts, details:not([open])")) return;
    (spoken(words(element)).match(/[^。；！？]+?([。；！？]|[.;!?؟།](?=\s)|$)/g) || []).forEach(function (part) { queue.push({ text: part, element: element }); });
  }

  function press() {
    if (queue) return stop();
    queue = [];
    warnings.concat(rest).forEach(function (selector) {
      [].forEach.call(document.querySelectorAll(selector), say);
    });
    button.classList.add("on");
    button.textContent = button.getAttribute("data-stop");
    voice.cancel();
    next();
  }

  button.addEventListener("click", press);
  window.addEventListener("pagehide", stop);
  press();
})();
