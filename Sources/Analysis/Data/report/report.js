(function () {
  'use strict';
  var bar = document.getElementById('filters');
  var articles = Array.prototype.slice.call(document.querySelectorAll('article[data-rule]'));
  var sections = Array.prototype.slice.call(document.querySelectorAll('section.file'));
  var search = document.getElementById('search');
  var rule = document.getElementById('rule');
  var confidence = document.getElementById('confidence');
  var shown = document.getElementById('shown');
  var nothing = document.getElementById('nothing');
  var toggles = Array.prototype.slice.call(document.querySelectorAll('button[data-filter]'));
  var ranks = { low: 0, medium: 1, high: 2 };
  var texts = articles.map(function () { return null; });

  function pressed(button) { return button.getAttribute('aria-pressed') === 'true'; }

  function apply() {
    var allowed = { severity: {}, type: {} };
    toggles.forEach(function (button) {
      allowed[button.dataset.filter][button.dataset.value] = pressed(button);
    });
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var least = ranks[confidence.value] || 0;
    var count = 0;
    articles.forEach(function (article, index) {
      var data = article.dataset;
      var isShown = allowed.severity[data.severity] !== false && allowed.type[data.type] !== false &&
        (!rule.value || data.rule === rule.value) && ranks[data.confidence] >= least;
      if (isShown && words.length) {
        if (texts[index] === null) {
          texts[index] = (article.textContent + ' ' + article.parentNode.dataset.path).toLowerCase();
        }
        isShown = words.every(function (word) { return texts[index].indexOf(word) >= 0; });
      }
      article.hidden = !isShown;
      if (isShown) { count += 1; }
    });
    sections.forEach(function (section) {
      section.hidden = !section.querySelector('article:not([hidden])');
    });
    shown.textContent = count === articles.length ? count + ' shown' : count + ' of ' + articles.length + ' shown';
    nothing.hidden = count > 0 || articles.length === 0;
  }

  toggles.forEach(function (button) {
    button.addEventListener('click', function () {
      button.setAttribute('aria-pressed', pressed(button) ? 'false' : 'true');
      apply();
    });
  });
  [rule, confidence].forEach(function (select) { select.addEventListener('change', apply); });
  search.addEventListener('input', apply);
  document.getElementById('expand').addEventListener('click', function (event) {
    var open = event.target.dataset.open !== 'yes';
    event.target.dataset.open = open ? 'yes' : 'no';
    event.target.textContent = open ? 'Collapse all' : 'Expand all';
    document.querySelectorAll('article details').forEach(function (details) { details.open = open; });
  });
  document.getElementById('theme').addEventListener('click', function () {
    var root = document.documentElement;
    var isDark = root.dataset.theme ? root.dataset.theme === 'dark' :
      window.matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
  });
  document.getElementById('theme').hidden = false;
  bar.hidden = false;
  apply();
}());
