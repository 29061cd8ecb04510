// What casebook uses of ECharts, and two functions around it: draw makes the
// SVG text of an option at build time, explore makes a chart on a page
// interactive. Neither writes a style or a script into a page: the first gives
// a string, the second paints on a canvas, whose tooltip is painted too, so
// that a page may forbid inline styles.

import {init, use} from 'echarts/core';
import {BarChart, LineChart, RadarChart, SankeyChart, ScatterChart} from 'echarts/charts';
import {
  DataZoomInsideComponent, GraphicComponent, GridComponent, LegendComponent,
  MarkAreaComponent, RadarComponent, TooltipComponent,
} from 'echarts/components';
import {CanvasRenderer, SVGRenderer} from 'echarts/renderers';

use([
  BarChart, LineChart, RadarChart, SankeyChart, ScatterChart,
  DataZoomInsideComponent, GraphicComponent, GridComponent, LegendComponent,
  MarkAreaComponent, RadarComponent, TooltipComponent,
  CanvasRenderer, SVGRenderer,
]);

// draw gives the SVG text of an option, which comes as JSON.
function draw(option, width, height) {
  const chart = init(null, null, {renderer: 'svg', ssr: true, width, height});
  try {
    chart.setOption(JSON.parse(option));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const list = (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]);

// repaint maps a colour of the option, and one of them that is part transparent.
function repaint(text, colour) {
  if (/^#[0-9a-f]{6}$/.test(text)) return colour(text);
  const part = /^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$/.exec(text);
  if (!part) return text;
  const own = colour('#' + part.slice(1, 4).map((n) => (+n).toString(16).padStart(2, '0')).join(''));
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(own);
  return hex ? `rgba(${hex.slice(1).map((h) => parseInt(h, 16)).join(',')},${part[4]})` : text;
}

// explore shows the option of a figure that says it may be explored, in an
// element of the page that has a size, and gives the ECharts instance. colour
// maps a colour of the option to the page's own; it may be left out.
function explore(element, option, colour = (c) => c) {
  const own = JSON.parse(JSON.stringify(option), (_, v) => (typeof v === 'string' ? repaint(v, colour) : v));
  const ink = colour('#1c2126');
  const language = document.documentElement.lang || undefined;
  const number = (v) => (typeof v === 'number' ? v.toLocaleString(language, {maximumFractionDigits: 2}) : v ?? '');

  // The texts that lie on the drawing make way for axes and a legend that
  // follow the reader.
  delete own.graphic;
  const series = list(own.series);
  for (const s of series) delete s.silent;
  const names = [...new Set(series.flatMap((s) =>
    s.type === 'radar' ? list(s.data).map((d) => d.name) : s.type === 'sankey' ? [] : [s.name]))].filter(Boolean);
  const head = names.length > 1 ? 34 : 14;
  own.legend = {show: names.length > 1, data: names, top: 0, type: 'scroll', textStyle: {color: ink, fontSize: 12}};
  own.tooltip = {
    show: true, renderMode: 'richText', confine: true, valueFormatter: number,
    trigger: own.xAxis ? 'axis' : 'item',
  };
  for (const axis of [...list(own.xAxis), ...list(own.yAxis)]) {
    axis.axisLabel = {show: true, color: ink, hideOverlap: true};
    if (axis.type === 'value') axis.axisLabel.formatter = number;
    if (axis.type === 'time') delete axis.axisTick;
  }
  const grids = list(own.grid);
  const each = (element.clientHeight - head) / Math.max(1, grids.length);
  grids.forEach((g, i) => Object.assign(g, {left: 56, top: head + i * each + 8, width: element.clientWidth - 76, height: each - 38}));
  if (list(own.xAxis).some((a) => a.type === 'time')) {
    own.dataZoom = [{type: 'inside', xAxisIndex: list(own.xAxis).map((_, i) => i), filterMode: 'none'}];
    for (const s of series) s.clip = true;
  }
  if (own.radar) {
    Object.assign(own.radar, {center: ['50%', '54%'], radius: '64%', silent: false, axisName: {show: true, color: ink}});
  }
  const chart = init(element, null, {renderer: 'canvas'});
  chart.setOption(own);
  return chart;
}

globalThis.casebookCharts = {version: 1, draw, explore, init};
