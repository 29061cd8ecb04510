package generator

// drawingsMade are small drawings in the manner of the programs that people draw
// with. All their colours and lines are said by styles.
var drawingsMade = map[string]string{
	"matplotlib": `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="216pt" height="144pt" viewBox="0 0 216 144" xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><dc:date>2026-01-01</dc:date></rdf:RDF></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1">
  <g id="patch_1"><path d="M 0 144 L 216 144 L 216 0 L 0 0 z" style="fill: #ffffff"/></g>
  <g id="axes_1">
   <g id="patch_2"><path d="M 27 128 L 194 128 L 194 17 L 27 17 z" style="fill: #eaeaf2"/></g>
   <g id="xtick_1">
    <defs><path id="m1" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>
    <use xlink:href="#m1" x="60" y="128" style="stroke: #c00000; stroke-width: 0.8"/>
    <use xlink:href="#m1" x="120" y="128" style="stroke: #000000; stroke-width: 0.8"/>
    <text style="font: 10px 'DejaVu Sans', 'Bitstream Vera Sans', sans-serif; text-anchor: middle" x="60" y="141" transform="rotate(-0 60 141)">May</text>
    <text style="font: bold 10px 'DejaVu Sans', sans-serif; text-anchor: middle; fill: #c44e52" x="120" y="141">June</text>
   </g>
   <path d="M 35 118 L 70 40 L 110 90 L 150 30 L 185 100" clip-path="url(#p1)" style="fill: none; stroke: #4c72b0; stroke-width: 6; stroke-linecap: square"/>
   <path d="M 35 30 L 185 60" clip-path="url(#p1)" style="fill: none; stroke-dasharray: 7.4,3.2; stroke-dashoffset: 2; stroke: #55a868; stroke-width: 2"/>
   <path d="M 40 122 L 60 122 L 60 80 L 40 80 z" clip-path="url(#p1)" style="fill: #dd8452; opacity: 0.4; stroke: #c00000; stroke-linejoin: miter"/>
  </g>
 </g>
 <defs><clipPath id="p1"><rect x="27" y="17" width="167" height="111"/></clipPath></defs>
</svg>`,

	"inkscape": `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="60mm" height="40mm" viewBox="0 0 60 40" version="1.1" id="svg5" inkscape:version="1.3" sodipodi:docname="plan.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:document-units="mm"/>
  <defs id="defs2">
    <linearGradient id="linearGradient9"><stop style="stop-color:#3465a4;stop-opacity:1;" offset="0"/><stop style="stop-color:#ef2929;stop-opacity:0.5" offset="1"/></linearGradient>
    <linearGradient xlink:href="#linearGradient9" id="lg10" x1="5" y1="5" x2="35" y2="25" gradientUnits="userSpaceOnUse"/>
    <marker style="overflow:visible" id="Arrow1" refX="0" refY="0" orient="auto"><path d="M 0,0 -3,1.5 -3,-1.5 Z" style="fill:context-stroke;fill-rule:evenodd;stroke:none"/></marker>
    <filter id="blur1" style="color-interpolation-filters:sRGB" x="-0.1" y="-0.1" width="1.2" height="1.2"><feGaussianBlur stdDeviation="0.6"/></filter>
  </defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" style="display:inline;mix-blend-mode:normal;fill:#888a85">
    <rect style="fill:url(#lg10);fill-opacity:1;stroke:#204a87;stroke-width:1.5;stroke-linejoin:round;stroke-miterlimit:4;stroke-dasharray:none;paint-order:stroke markers fill;-inkscape-stroke:none" id="rect111" width="30" height="20" x="5" y="5" ry="3"/>
    <path style="font-variation-settings:normal;fill:none;stroke:#4e9a06;stroke-width:0.8;stroke-linecap:round;stroke-dasharray:2.4, 1.6;stroke-dashoffset:0;marker-end:url(#Arrow1)" d="M 10,33 C 25,25 35,38 50,30" id="path222" sodipodi:nodetypes="cc"/>
    <circle id="c3" cx="48" cy="13" r="7" style="filter:url(#blur1);stroke:none"/>
    <text xml:space="preserve" style="font-style:normal;font-variant:normal;font-weight:bold;font-stretch:normal;font-size:4.2px;line-height:1.25;font-family:'DejaVu Sans';-inkscape-font-specification:'DejaVu Sans Bold';letter-spacing:0.3px;text-anchor:middle;fill:#2e3436;stroke-width:0.26" x="20" y="17" id="text1"><tspan sodipodi:role="line" id="tspan1" style="stroke-width:0.26;fill:#ffffff" x="20" y="17">the  depot</tspan></text>
    <g style="display:none"><rect width="60" height="40" id="hidden"/></g>
  </g>
</svg>`,

	"illustrator": `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: a program -->
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 200 120" style="enable-background:new 0 0 200 120;" xml:space="preserve">
<style type="text/css">
	.st0{fill:#F2E9DC;}
	.st1{fill:none;stroke:#C4542B;stroke-width:6;stroke-linecap:round;stroke-linejoin:round;stroke-miterlimit:10;}
	.st2{opacity:0.6;fill:url(#SVGID_1_);}
	.st3{font-family:'DejaVu Sans', sans-serif;}
	.st4{font-size:14px;}
	.st5{clip-path:url(#SVGID_2_);fill-rule:evenodd;clip-rule:evenodd;fill:#2A6F97;}
	.st1.st6{stroke-dasharray:12,8;}
</style>
<rect class="st0" width="200" height="120"/>
<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="20" y1="60" x2="120" y2="60"><stop offset="0" style="stop-color:#FFFFFF"/><stop offset="1" style="stop-color:#006837"/></linearGradient>
<circle class="st2" cx="70" cy="60" r="45"/>
<g><defs><circle id="SVGID_3_" cx="150" cy="45" r="28"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_3_"  style="overflow:visible;"/></clipPath><path class="st5" d="M110,10h80v70h-80z M130,30v30h40v-30z"/></g>
<polyline class="st1" points="10,100 60,70 110,100 "/>
<line class="st1 st6" x1="120" y1="100" x2="190" y2="100"/>
<text transform="matrix(1 0 0 1 30 30)" class="st3 st4">Harbour</text>
</svg>`,

	"mermaid": `<svg id="graph-1" width="100%" xmlns="http://www.w3.org/2000/svg" class="flowchart" style="max-width: 260px;" viewBox="0 0 260 120" role="graphics-document document" aria-roledescription="flowchart-v2">
<style>#graph-1{font-family:"DejaVu Sans",sans-serif;font-size:14px;fill:#333;}@keyframes dash{to{stroke-dashoffset:0;}}#graph-1 .edge-animation-slow{stroke-dasharray:9,5!important;animation:dash 50s linear infinite;stroke-linecap:round;}#graph-1 .edge-thickness-normal{stroke-width:2px;}#graph-1 .edge-pattern-dotted{stroke-dasharray:2;}#graph-1 .marker{fill:#a33;stroke:#a33;}#graph-1 .label text,#graph-1 span{fill:#224;color:#224;}#graph-1 .node rect,#graph-1 .node circle,#graph-1 .node polygon{fill:#ECECFF;stroke:#9370DB;stroke-width:1px;}#graph-1 .node .label text{text-anchor:middle;}#graph-1 .node .label{text-align:center;}#graph-1 .node.clickable{cursor:pointer;}#graph-1 .node:hover rect{fill:red;}#graph-1 .flowchart-link{stroke:#a33;fill:none;}#graph-1 div.mermaidTooltip{position:absolute;background:hsl(80, 100%, 96%);z-index:100;}#graph-1 :root{--mermaid-font-family:"trebuchet ms",sans-serif;}#graph-1 .hot>*{fill:#f96!important;stroke:#333!important;stroke-width:4px!important;}</style>
<g><marker id="graph-1_pointEnd" class="marker" viewBox="0 0 10 10" refX="5" refY="5" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z" class="arrowMarkerPath" style="stroke-width: 1; stroke-dasharray: 1, 0;"/></marker>
<g class="root"><g class="edgePaths"><path d="M80,40L170,40" id="L_A_B_0" class="edge-thickness-normal edge-pattern-solid flowchart-link" style=";" marker-end="url(#graph-1_pointEnd)"/><path d="M50,60L50,95L200,95L200,66" class="edge-thickness-normal edge-pattern-dotted edge-animation-slow flowchart-link" marker-end="url(#graph-1_pointEnd)"/></g>
<g class="nodes"><g class="node default" id="flowchart-A-0" transform="translate(50, 40)"><rect class="basic label-container" style="" x="-30" y="-20" width="60" height="40"/><g class="label" style="" transform="translate(0, 5)"><text><tspan class="text-outer-tspan" x="0">Orders</tspan></text></g></g>
<g class="node default hot clickable" id="flowchart-B-1" transform="translate(205, 40)"><rect class="basic label-container" style="fill:#bbf !important" rx="8" x="-30" y="-20" width="60" height="40"/><g class="label" style="color:#fff !important" transform="translate(0, 5)"><text style="fill:#fff !important"><tspan x="0">Ship</tspan></text></g></g></g></g></g></svg>`,

	"drawio": `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" style="background: transparent; background-color: transparent; color-scheme: light dark;" version="1.1" width="241px" height="121px" viewBox="0 0 241 121" content="&lt;mxfile/&gt;">
<defs><style type="text/css">@media (prefers-color-scheme: dark) { svg { background-color: #121212 } text { fill: #ededed } }</style></defs>
<g><g data-cell-id="0"><g data-cell-id="1">
<g data-cell-id="a" transform="translate(0.5,0.5)" style="visibility: visible;"><rect x="0" y="0" width="90" height="60" rx="9" ry="9" fill="none" stroke="#ff0000" pointer-events="all" style="fill: light-dark(#dae8fc, rgb(29, 41, 59)); stroke: light-dark(#6c8ebf, #5c79a3);"/></g>
<g data-cell-id="b"><ellipse cx="190" cy="40" rx="45" ry="35" fill="#00ff00" stroke="none" pointer-events="all" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212)); stroke: var(--ge-line-color, light-dark(rgb(0, 0, 0), rgb(255, 255, 255))); stroke-width: 3px;"/></g>
<g data-cell-id="c"><path d="M 90 30 L 138 38" fill="none" stroke="#ff0000" stroke-miterlimit="10" pointer-events="stroke" style="stroke: light-dark(rgb(0, 0, 0), rgb(255, 255, 255)); stroke-dasharray: 6 3;"/><path d="M 144 39 L 136 42 L 138 38 L 137 34 Z" stroke="#000000" style="fill: light-dark(rgb(0, 0, 0), rgb(255, 255, 255));"/></g>
<g fill="#000000" font-family="Helvetica" text-anchor="middle" font-size="12px" style="fill: light-dark(rgb(140, 0, 0), rgb(255, 255, 255));"><text x="45" y="34">Orders</text><text x="190" y="44" fill="light-dark(#003366, #ffffff)">Depot</text></g>
<g style="transform: translate(30px, 80px) rotate(5deg); transform-origin: 10px 10px;"><rect width="60" height="20" style="fill: rgb(255, 230, 204); stroke: rgb(215, 155, 0); width: 80px; rx: 4px;"/></g>
</g></g></g></svg>`,
}
