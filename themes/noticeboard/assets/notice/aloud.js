// Reads a notice aloud, as a neighbour would: 1.2万 is 一万二千, 张*明 is 张某明, a telephone
// number comes digit by digit. Only where the browser has a voice for the page's language.
(function () {
  var digits = "零一二三四五六七八九", units = ["", "十", "百", "千"], lang = document.documentElement.lang;

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
    return whole(parts[0]) + (parts[1] ? "点" + each(parts[1]) : "");
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
    if (lang.slice(0, 2) !== "zh") return text;
    return text.replace(/[\s\u00a0]+/g, " ").replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
      .replace(/\d*\*{2,}\d+/g, function (s) { return phone(s.replace(/\*+/, "，中间隐去，")); })
      .replace(/([\u3400-\u9fff])(\*+)/g, function (_, name, stars) { return name + stars.replace(/\*/g, "某"); })
      .replace(/(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g, "$1年$2月$3日")
      .replace(/(\d{4}) ?(?=年)|〔(\d{4})〕/g, function (_, a, b) { return a ? year(a) : "，" + year(b) + "，"; })
      .replace(/0\d{2,3}-\d{7,8}|(^|\D)(1\d{10}|12345)(?!\d)/g, phone)
      .replace(/[−-](?=\d)/g, function (_, at, all) { return /\d ?$/.test(all.slice(0, at)) ? "到" : "负"; }).replace(/[~～](?=\d)/g, "到")
      .replace(/(\d{1,2}):(\d\d)/g, function (_, h, m) { return whole(h) + "点" + (+m ? whole(m) + "分" : ""); })
      .replace(/(\d+(?:\.\d+)?) ?%/g, function (_, n) { return "百分之" + number(n); })
      .replace(/(\d+(?:\.\d+)?) ?(万|亿)/g, many)
      .replace(/(\d+(?:\.\d+)?) ?元/g, yuan)
      .replace(/([元斤吨]) ?\/ ?(?=[\u3400-\u9fff])/g, "$1每")
      .replace(/(^|[^\d.])2 ?(?=[户人个份次亩天项位笔条块头棵])/g, "$1两")
      .replace(/\d+(\.\d+)?/g, number)
      .replace(/([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, "$1");
  }

  function row(tr) {
    return [].map.call(tr.cells, function (cell) {
      var text = cell.textContent.trim(), label = cell.getAttribute("data-label") || "";
      if (!text || /l-voucher/.test(cell.className)) return "";
      if (/（元）|^单价/.test(label) || /l-(income|expense|balance)/.test(cell.className)) text += "元";
      return cell.nodeName === "TH" ? text : label.replace(/（.*/, "") + text;
    }).filter(Boolean).join("，");
  }

  window.cunwuSpoken = spoken;
  var button = document.querySelector(".aloud"), voice = window.speechSynthesis, label, queue, reading;
  if (!button || !voice || !window.SpeechSynthesisUtterance) return;
  label = button.textContent;

  function offer() {
    button.hidden = !voice.getVoices().some(function (v) { return v.lang.slice(0, 2) === lang.slice(0, 2); });
  }

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

  button.addEventListener("click", function () {
    if (queue) return stop();
    queue = [];
    [].forEach.call(document.querySelectorAll(".paper h1, .plain-text, .figures > div, .wascorrected p, .object h2, .object > p, .object > .phones li, .body h2, .body h3, .body > p, .body > ul > li, .body > ol > li, .body > blockquote, .body figcaption, .body tbody tr, .body tfoot tr"), function (element) {
      var text = element.cells ? row(element) : [].map.call(element.children.length ? element.childNodes : [element], function (n) { return n.textContent.trim(); }).join(element.className || element.nodeName !== "DIV" && element.nodeName !== "LI" ? "" : "，");
      (spoken(text).match(/[^。；！？]+[。；！？]?/g) || []).forEach(function (part) { queue.push({ text: part, element: element }); });
    });
    button.classList.add("on");
    button.textContent = button.getAttribute("data-stop");
    voice.cancel();
    next();
  });
  window.addEventListener("pagehide", stop);
  voice.addEventListener && voice.addEventListener("voiceschanged", offer);
  offer();
})();
