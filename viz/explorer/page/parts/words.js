// The page's own words in English and Chinese, and those that the server gives for kinds, values and columns.

const TEXT = {
  start: ["Start", "首页"],
  graph: ["Graph", "图谱"],
  questions: ["Questions", "问题"],
  pictures: ["Pictures", "图表"],
  cypher: ["Cypher", "Cypher"],
  add: ["Add", "添加"],
  menu: ["Pages", "页面"],
  skip: ["Skip to the content", "跳到正文"],
  find: ["Find a law, a body, a company, an article", "查找法律、机关、企业、条款"],
  findHint: ["English, 中文 or an abbreviation: PIPL, 网信办, DSL 27", "中文、英文或缩写：个保法、CAC、DSL 27"],
  nothingFound: ["Nothing of that name.", "没有找到。"],
  language: ["中文", "English"],
  toChinese: ["Show Chinese labels", "使用英文标签"],
  theme: ["Colours", "配色"],
  themes: [{ auto: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" }, { auto: "配色：随系统", light: "配色：浅色", dark: "配色：深色" }],
  close: ["Close", "关闭"],
  unknown: ["unknown", "未知"],
  yes: ["yes", "是"],
  no: ["no", "否"],
  evidence: ["Where it says so", "出处"],
  readSentence: ["Show the sentence", "查看原文"],
  fromRegistry: ["From the registry of known bodies; no newsletter states it.", "来自机关名录，通讯中没有这句话。"],
  fromStructure: ["Follows from what the thing is; no sentence states it.", "由事物本身得出，没有对应原文。"],
  noDate: ["no date given", "未载日期"],
  source: ["Source", "来源"],
  wholeItem: ["The item, with the sentence marked", "条目全文（已标出原文）"],
  inGraph: ["Show in the graph", "在图谱中查看"],
  copyLink: ["Copy the link", "复制链接"],
  copied: ["The link is copied.", "链接已复制。"],
  alsoCalled: ["Also called", "又称"],
  connections: ["Connections", "关联"],
  mentionedIn: ["Mentioned in", "见于"],
  cases: ["cases", "案件"],
  penalties: ["penalties", "处罚"],
  fines: ["fines", "罚款"],
  yuan: ["yuan in fines", "元罚款"],
  silent: ["fines without an amount", "笔罚款未载金额"],
  undated: ["Not drawn, for no day is given", "未载日期，图中未列"],
  finesByMonth: ["Fines by month", "罚款（按月）"],
  penaltiesTitle: ["Penalties and citations", "处罚与引用"],
  noPenalty: ["No penalty and no citation leads here.", "没有相关的处罚或引用。"],
  noMentions: ["No newsletter mentions it.", "没有通讯提及。"],
  states: ["What it states", "所载事实"],
  text: ["The text", "原文"],
  items: ["Items", "条目"],
  more: ["Show more", "显示更多"],
  filter: ["Filter", "筛选"],
  filterRows: ["Filter the rows", "筛选各行"],
  rows: ["rows", "行"],
  of: ["of", "/"],
  noRows: ["No rows.", "没有结果。"],
  truncated: ["There are more rows than are shown here; narrow the question down.", "结果未全部显示，请缩小范围。"],
  table: ["Table", "表格"],
  download: ["Download", "下载"],
  proof: ["Proof", "出处"],
  headline: ["Who fined whom, under what law, and where does it say so?", "谁处罚了谁，依据什么法律，出处何在？"],
  newsletters: ["newsletters", "份通讯"],
  developments: ["developments", "条动态"],
  laws: ["laws and drafts", "部法律文件"],
  bodies: ["bodies", "个机关"],
  highest: ["Highest fines", "最高罚款"],
  cited: ["Articles behind the penalties", "处罚所依条款"],
  newest: ["Newest developments", "最新动态"],
  deadlines: ["Open for comments", "正在征求意见"],
  read: ["Newsletters read", "已读取的通讯"],
  all: ["All", "全部"],
  emptyTitle: ["There is nothing here yet", "这里还没有内容"],
  emptyText: ["Drop newsletters here to begin: text, Markdown, HTML, PDF or Word.", "把通讯拖到这里即可开始：文本、Markdown、HTML、PDF 或 Word。"],
  until: ["until", "截止"],
  ask: ["Ask", "查询"],
  optional: ["optional", "可选"],
  any: ["any", "不限"],
  statement: ["The Cypher behind it", "对应的 Cypher"],
  edit: ["Open in the editor", "在编辑器中打开"],
  peopleAsk: ["What people ask", "常见问题"],
  everyQuestion: ["Every question of the catalogue", "全部问题"],
  filterQuestions: ["Filter the questions", "筛选问题"],
  run: ["Run", "运行"],
  cypherHint: ["Ctrl+Enter runs it. Statements may only read; at most 1,000 rows, 10 seconds.", "Ctrl+Enter 运行。仅限读取；最多 1,000 行、10 秒。"],
  cypherOff: ["Cypher is switched off here: this explorer answers the questions of its catalogue only.", "此处未开放 Cypher，仅可使用问题目录。"],
  examples: ["Examples", "示例"],
  addTitle: ["Add newsletters", "添加通讯"],
  addHint: ["Drop files here, or choose them. They are read where the explorer runs; nothing is sent elsewhere.", "把文件拖到这里，或选择文件。仅在运行本程序的机器上读取，不会外传。"],
  choose: ["Choose files", "选择文件"],
  addOff: ["Adding is switched off here.", "此处未开放添加。"],
  reading: ["Reading", "正在读取"],
  building: ["Building the graph", "正在构建图谱"],
  sending: ["Sending", "正在上传"],
  added: ["What was added", "新增内容"],
  unchanged: ["Known already, so not read again", "已读取过，未重复读取"],
  failed: ["Could not be read", "无法读取"],
  undo: ["Undo", "撤销"],
  undone: ["Undone: the graph is as it was before.", "已撤销，图谱恢复原状。"],
  nothingNew: ["Nothing new.", "没有新增内容。"],
  notes: ["uncertain places, for review", "处不确定，待复核"],
  expand: ["Expand", "展开"],
  hide: ["Hide", "隐藏"],
  pin: ["Pin", "固定"],
  unpin: ["Unpin", "取消固定"],
  focus: ["Only its neighbours", "仅看相邻"],
  pathFrom: ["Path from here…", "从此处寻路…"],
  pathTo: ["Choose where the path leads to.", "请选择路径终点。"],
  noPath: ["Nothing connects these two.", "两者之间没有关联。"],
  page: ["Open its page", "打开页面"],
  whole: ["Whole graph", "完整图谱"],
  unhide: ["Show hidden", "显示已隐藏"],
  arrange: ["Arrange", "重新布局"],
  arranging: ["Arranging…", "正在布局…"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  fit: ["Show everything", "显示全部"],
  legend: ["Kinds shown", "显示的类型"],
  filters: ["Filters", "筛选条件"],
  since: ["From", "自"],
  to: ["To", "至"],
  penalty: ["Kind of penalty", "处罚种类"],
  level: ["Level", "层级"],
  place: ["Place", "地方"],
  law: ["Law", "法律"],
  clear: ["Clear", "清除"],
  shown: ["shown", "已显示"],
  emptyGraph: ["Nothing matches. Clear a filter, or show more kinds.", "没有匹配内容。请清除筛选或显示更多类型。"],
  graphHelp: ["A drawing of the graph. Arrow keys move it, plus and minus zoom; everything in it can also be reached through the list of what is shown and the details beside it.", "图谱。方向键移动，加减键缩放；也可通过“已显示”列表与右侧详情逐项浏览。"],
  listShown: ["What is shown, as a list", "以列表显示"],
  findInGraph: ["Find in the graph", "在图谱中查找"],
  notFound: ["There is nothing at this address.", "此地址没有内容。"],
  wrong: ["That did not work.", "操作未成功。"],
  regulatorsPicture: ["How the bodies work together", "机关之间的协作"],
  finesPicture: ["Fines over time, by body", "罚款走势（按机关）"],
  finesLawPicture: ["Fines over time, by law", "罚款走势（按法律）"],
  matrixPicture: ["Who cites what", "引用矩阵"],
  timelinePicture: ["A law's life", "法律文件的历程"],
  tracePicture: ["From penalty to article to law", "由处罚到条款到法律"],
  about: ["Only about…", "仅限于…"],
  chooseAbout: ["Choose what it is about", "请选择对象"],
  asPage: ["As a page", "网页"],
};
const COLUMNS = { amount_cny: "yuan", fines_cny: "fines, yuan", cited_as: "cited as", urls: "links", urls_all: "links" };

let language = localStorage.getItem("language") === "zh" ? "zh" : "en";
let served = { nodes: {}, lines: {}, values: {}, columns: {}, may: { cypher: false, add: false } };

export const isChinese = () => language === "zh";
export const t = (key) => TEXT[key][language === "zh" ? 1 : 0];
export const may = (what) => served.may[what];
export function setLanguage(wanted) {
  language = wanted;
  localStorage.setItem("language", wanted);
  document.documentElement.lang = wanted === "zh" ? "zh-Hans" : "en";
}
export function setServed(words) {
  served = words;
  setLanguage(language);
}
export const nodeStyle = (label) => served.nodes[label];
export const lineStyle = (kind) => served.lines[kind];
export const nodeKinds = () => Object.keys(served.nodes);
export const lineKinds = () => Object.keys(served.lines);
export const kindWord = (label) => served.nodes[label]?.[language] ?? label;
export const lineWord = (kind) => served.lines[kind]?.[language] ?? kind;
export const verb = (kind) => (language === "zh" ? served.lines[kind]?.zh : served.lines[kind]?.verb) ?? kind;
/** A value of the schema (a kind of penalty, a level) as a person reads it. */
export const valueWord = (value) => (language === "zh" && served.values[value]) || String(value).replaceAll("_", " ");
export const isValue = (value) => value in served.values;
export const columnWord = (column) =>
  (language === "zh" && (column.name_zh || served.columns[column.name])) || COLUMNS[column.name] || column.name.replaceAll("_", " ");
/** A thing's name in the language of the page, where it has one. */
export const nameOf = (thing) => (language === "zh" && thing.name_zh) || thing.name;

export const number = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
export const day = (value) => value || t("noDate");
