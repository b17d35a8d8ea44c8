// Zooms the time line along its time axis. Everything is drawn already; this only moves it.
(() => {
  const svg = document.getElementById('timeline');
  if (!svg) return;
  const left = +svg.dataset.left, right = +svg.dataset.right, total = +svg.dataset.ps;
  const bars = [...svg.querySelectorAll('.bar')].map(e => ({e, x: +e.getAttribute('x'), w: +e.getAttribute('width')}));
  const arrows = [...svg.querySelectorAll('.arrow')].map(e => ({e, a: +e.getAttribute('x1'), b: +e.getAttribute('x2')}));
  const names = [...svg.querySelectorAll('.tickname')];
  let zoom = 1, shift = 0;
  const time = ps => {
    for (const [unit, size] of [['s', 1e12], ['ms', 1e9], ['µs', 1e6], ['ns', 1e3], ['ps', 1]])
      if (ps >= size) return +(ps / size).toPrecision(4) + ' ' + unit;
    return '0 s';
  };
  const place = x => left + (x - left) * zoom - shift;
  const draw = () => {
    const width = right - left;
    zoom = Math.min(Math.max(zoom, 1), 1e6);
    shift = Math.min(Math.max(shift, 0), width * (zoom - 1));
    for (const {e, x, w} of bars) { e.setAttribute('x', place(x)); e.setAttribute('width', Math.max(w * zoom, .4)); }
    for (const {e, a, b} of arrows) { e.setAttribute('x1', place(a)); e.setAttribute('x2', place(b)); }
    names.forEach((e, i) => {
      e.textContent = time((shift + width * i / (names.length - 1)) / zoom / width * total);
    });
  };
  const zoomBy = (factor, x) => {
    if (!factor) { zoom = 1; shift = 0; return draw(); }
    const before = (x - left + shift) / zoom;
    zoom *= factor;
    zoom = Math.min(Math.max(zoom, 1), 1e6);
    shift = before * zoom - (x - left);
    draw();
  };
  const toDrawing = event => {
    const box = svg.getBoundingClientRect();
    return (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
  };
  const middle = (left + right) / 2;
  document.querySelectorAll('[data-zoom]').forEach(button =>
    button.addEventListener('click', () => zoomBy(+button.dataset.zoom, middle)));
  svg.addEventListener('wheel', event => {
    event.preventDefault();
    zoomBy(event.deltaY < 0 ? 1.25 : .8, toDrawing(event));
  }, {passive: false});
  let held = null;
  svg.addEventListener('pointerdown', event => { held = toDrawing(event); });
  addEventListener('pointermove', event => {
    if (held === null) return;
    const x = toDrawing(event);
    shift -= x - held;
    held = x;
    draw();
  });
  addEventListener('pointerup', () => { held = null; });
  addEventListener('keydown', event => {
    const step = (right - left) / 5;
    const key = event.key.toLowerCase();
    if (key === 'w') zoomBy(1.5, middle);
    else if (key === 's') zoomBy(1 / 1.5, middle);
    else if (key === 'a') { shift -= step; draw(); }
    else if (key === 'd') { shift += step; draw(); }
  });
})();
