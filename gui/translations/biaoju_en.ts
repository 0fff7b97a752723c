<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于标句</source>
        <translation>About Biaoju</translation>
    </message>
    <message>
        <source>标句 {version}</source>
        <translation>Biaoju {version}</translation>
    </message>
    <message>
        <source>所用的软件</source>
        <translation>Software in it</translation>
    </message>
    <message>
        <source>许可证全文</source>
        <translation>Text of the licence</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>给法治政府建设报告逐句分类，边标边学。不联网，内容只存在这台电脑上。MIT 许可证。
界面用 Qt（PySide6），按 LGPL 3.0 使用：它是单独的库，没有改动，可以换成您自己的版本。其他软件及其许可证：</source>
        <translation>Tags reports sentence by sentence and learns meanwhile. No network; everything stays on this computer. MIT licence.
The window uses Qt (PySide6) under the LGPL 3.0: a library of its own, unchanged, which you may replace by your own build. The other software and its licences:</translation>
    </message>
    <message>
        <source>这个软件包没有附许可证全文，见它的主页：{home}</source>
        <translation>This package brings no text of its licence; see its home page: {home}</translation>
    </message>
</context>
<context>
    <name>ActiveLine</name>
    <message>
        <source>清除全部</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>共 {n} 句</source>
        <translation>Sentences: {n}</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>去掉筛选 {what}</source>
        <translation>Drop the filter {what}</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>要判断的句子</source>
        <translation>The sentence to judge</translation>
    </message>
    <message>
        <source>0 均不涉及</source>
        <translation>0 None applies</translation>
    </message>
    <message>
        <source>上一句</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>先到这里</source>
        <translation>Enough for now</translation>
    </message>
    <message>
        <source>确认：{names} ⏎</source>
        <translation>Confirm: {names} ⏎</translation>
    </message>
    <message>
        <source>先选类别，或按 0</source>
        <translation>Choose a category, or press 0</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>回到结果</source>
        <translation>Back to the result</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>这台电脑没有中文字体，汉字会显示成方框。请先安装一种，例如文泉驿微米黑。</source>
        <translation>This computer has no Chinese font, so Chinese shows as boxes. Please install one, for example WenQuanYi Micro Hei.</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>已取消，什么都没有改动</source>
        <translation>Cancelled; nothing was changed</translation>
    </message>
</context>
<context>
    <name>BandPanel</name>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>最低</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>最高</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>请先做完或取消眼前这一批</source>
        <translation>Please finish or cancel this batch first</translation>
    </message>
    <message>
        <source>别的工作还没有做完，请等它结束再开始</source>
        <translation>Other work is under way; please begin when it has ended</translation>
    </message>
    <message>
        <source>可以先去别的页面看报告；导入时标注要等一等，暂停了就能标。关上窗口也不要紧。</source>
        <translation>You can read reports on other pages meanwhile; tagging waits while files come in, and works while it is paused. Closing the window does no harm.</translation>
    </message>
    <message>
        <source>正在导入本项目</source>
        <translation>Importing into the project</translation>
    </message>
    <message>
        <source>在旁边的进程里做，可以去别的页面接着标。关上窗口也不要紧，下次从这里继续。</source>
        <translation>It works beside the window: go on tagging on other pages. Closing the window does no harm; it goes on from here next time.</translation>
    </message>
    <message>
        <source>正在标注</source>
        <translation>Tagging</translation>
    </message>
    <message>
        <source>写到 {path}</source>
        <translation>To {path}</translation>
    </message>
    <message>
        <source>已停下；做完的都在，随时可以继续</source>
        <translation>Stopped; what is done stays, and it can go on at any time</translation>
    </message>
    <message>
        <source>都标完了，正在写结果表…</source>
        <translation>All is tagged; writing the table…</translation>
    </message>
    <message>
        <source>正在写结果表…</source>
        <translation>Writing the table…</translation>
    </message>
    <message>
        <source>正在抽取…</source>
        <translation>Drawing…</translation>
    </message>
    <message>
        <source>这次导入的句子</source>
        <translation>Sentences of this import</translation>
    </message>
    <message>
        <source>结果表已重写</source>
        <translation>The table has been written again</translation>
    </message>
    <message>
        <source>正在重写结果表</source>
        <translation>Writing the table again</translation>
    </message>
    <message>
        <source>标注暂停了</source>
        <translation>Tagging is paused</translation>
    </message>
    <message>
        <source>做完的都在</source>
        <translation>what is done is kept</translation>
    </message>
    <message>
        <source>已导入 {n} 篇</source>
        <translation>{n} reports imported</translation>
    </message>
    <message>
        <source>导入暂停了</source>
        <translation>The import is paused</translation>
    </message>
    <message>
        <source>正在列出留给人看的句子…</source>
        <translation>Listing the sentences left for review…</translation>
    </message>
    <message>
        <source>正在查看文件…</source>
        <translation>Looking at the files…</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>每秒 {n} MB</source>
        <translation>{n} MB a second</translation>
    </message>
    <message>
        <source>每分钟 {n} 篇</source>
        <translation>{n} reports a minute</translation>
    </message>
    <message>
        <source>剩不到 1 分钟</source>
        <translation>under a minute left</translation>
    </message>
    <message>
        <source>约剩 {n} 分钟</source>
        <translation>about {n} min left</translation>
    </message>
    <message>
        <source>约剩 {h} 小时 {m} 分</source>
        <translation>about {h} h {m} min left</translation>
    </message>
    <message>
        <source>{first} 等 {n} 项</source>
        <translation>{first} and others, {n} in all</translation>
    </message>
    <message>
        <source>{name} 标注结果.xlsx</source>
        <translation>{name} tagged.xlsx</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>标为 ▾</source>
        <translation>Tag ▾</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>接受机器判断</source>
        <translation>Accept predictions</translation>
    </message>
    <message>
        <source>清除标注</source>
        <translation>Clear tags</translation>
    </message>
    <message>
        <source>不属于</source>
        <translation>Does not belong to</translation>
    </message>
    <message>
        <source>已选 {n} 句</source>
        <translation>Selected: {n}</translation>
    </message>
    <message>
        <source>选中句子可成批标注：Shift 连选，Ctrl 加选</source>
        <translation>Select sentences to tag them in bulk: Shift for a range, Ctrl to add</translation>
    </message>
    <message>
        <source>选中全部筛选结果 {n} 句</source>
        <translation>Select all {n} results</translation>
    </message>
    <message>
        <source>还没有机器判断</source>
        <translation>No predictions yet</translation>
    </message>
</context>
<context>
    <name>BulkFlow</name>
    <message>
        <source>另一项工作还没做完，请等它结束，或先取消它</source>
        <translation>Other work is still under way: wait for it, or cancel it first</translation>
    </message>
    <message>
        <source>把 {n} 句标为：{name}</source>
        <translation>Tag as {name} (sentences: {n})</translation>
    </message>
    <message>
        <source>把 {n} 句标为不属于：{name}</source>
        <translation>Tag as not {name} (sentences: {n})</translation>
    </message>
    <message>
        <source>把 {n} 句标为：均不涉及</source>
        <translation>None applies (sentences: {n})</translation>
    </message>
    <message>
        <source>接受 {n} 句的机器判断</source>
        <translation>Accept predictions (sentences: {n})</translation>
    </message>
    <message>
        <source>清除 {n} 句上自己的标注</source>
        <translation>Clear your own tags (sentences: {n})</translation>
    </message>
</context>
<context>
    <name>CategoriesPanel</name>
    <message>
        <source>这一句属于</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>先按类别键或 0</source>
        <translation>Press a category key or 0</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>定义 ▸</source>
        <translation>Definitions ▸</translation>
    </message>
    <message>
        <source>显示每个类别的定义</source>
        <translation>Show the definition of each category</translation>
    </message>
    <message>
        <source>定义 ▾</source>
        <translation>Definitions ▾</translation>
    </message>
    <message>
        <source>空格 跳过　↑ ↓ 移动　F 存疑</source>
        <translation>Space skip　↑ ↓ move　F doubt</translation>
    </message>
    <message>
        <source>/ 找类别　Ctrl+Z 撤销</source>
        <translation>/ find category　Ctrl+Z undo</translation>
    </message>
    <message>
        <source>{names} 等 {n} 类</source>
        <translation>{names} … {n} in all</translation>
    </message>
    <message>
        <source>随机抽检：先答后看</source>
        <translation>Random check</translation>
    </message>
    <message>
        <source>确认：{what}</source>
        <translation>Store: {what}</translation>
    </message>
</context>
<context>
    <name>CategoryForm</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>上级类别</source>
        <translation>Belongs under</translation>
    </message>
    <message>
        <source>定义</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>例句，一行一句</source>
        <translation>Examples, one a line</translation>
    </message>
    <message>
        <source>关键词</source>
        <translation>Seed words</translation>
    </message>
    <message>
        <source>输入一个词，按回车添加</source>
        <translation>Type a word, Enter adds it</translation>
    </message>
    <message>
        <source>排除词</source>
        <translation>Veto words</translation>
    </message>
    <message>
        <source>如：立法、执法（多个用分号隔开）</source>
        <translation>e.g. 立法、执法 (separate several by ;)</translation>
    </message>
    <message>
        <source>定义：什么句子算，什么不算</source>
        <translation>Definition: what counts and what does not</translation>
    </message>
    <message>
        <source>定义和例句</source>
        <translation>Definition, examples</translation>
    </message>
    <message>
        <source>建议的词</source>
        <translation>Words to add</translation>
    </message>
</context>
<context>
    <name>CategoryList</name>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>已标 {n} 句</source>
        <translation>{n} tagged</translation>
    </message>
    <message>
        <source>查准率 {precision}　查全率 {recall}
F1 {f1}，自动标注{version}</source>
        <translation>Precision {precision}  Recall {recall}
F1 {f1}, auto-tagging {version}</translation>
    </message>
    <message>
        <source>关键词 {n}</source>
        <translation>seed words {n}</translation>
    </message>
    <message>
        <source>机器判断</source>
        <translation>prediction</translation>
    </message>
    <message>
        <source>有分歧</source>
        <translation>in dispute</translation>
    </message>
</context>
<context>
    <name>CategorySearch</name>
    <message>
        <source>类别名称或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>按名称找类别</source>
        <translation>Find a category by name</translation>
    </message>
    <message>
        <source>找到的类别</source>
        <translation>Categories found</translation>
    </message>
    <message>
        <source>回车  标注或取消　Esc  返回</source>
        <translation>Enter  tag or untag　Esc  back</translation>
    </message>
</context>
<context>
    <name>CellFoot</name>
    <message>
        <source>淡色字：程序识别；其余：人工填写或来自表格</source>
        <translation>Faint: found by the program. The rest: typed, or from a table.</translation>
    </message>
    <message>
        <source>{name} · {column}：{told}</source>
        <translation>{name} · {column}: {told}</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>机器判断</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{what}（标注人 {names}）</source>
        <translation>{what} (by {names})</translation>
    </message>
    <message>
        <source>有分歧</source>
        <translation>In dispute</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>未判完</source>
        <translation>Partly judged</translation>
    </message>
    <message>
        <source>随机抽检：先答后看，答完才显示机器判断</source>
        <translation>Random check: the program's view shows once it is answered</translation>
    </message>
    <message>
        <source>随机抽检</source>
        <translation>Random check</translation>
    </message>
</context>
<context>
    <name>CellWriter</name>
    <message>
        <source>另一项工作正在进行，请等它结束后再改</source>
        <translation>Something else is under way; please change this when it has ended</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>正在修改 {n} 格</source>
        <translation>Changing {n} cells</translation>
    </message>
    <message>
        <source>已修改 {n} 处报告信息</source>
        <translation>Changed {n} values of reports</translation>
    </message>
</context>
<context>
    <name>ChangesList</name>
    <message>
        <source>带标注、在新文件里没有对应的（{n}）</source>
        <translation>Tagged, without a counterpart in the new file ({n})</translation>
    </message>
    <message>
        <source>其他改动（{n}）</source>
        <translation>Other changes ({n})</translation>
    </message>
    <message>
        <source>文字没有变化，只有空白或版式不同。</source>
        <translation>The text is the same; only white space or layout differ.</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>略有改动</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>改写</source>
        <translation>rewritten</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>还有 {n} 处没有列出。</source>
        <translation>{n} more are not listed.</translation>
    </message>
    <message>
        <source>标注 {n} 条</source>
        <translation>tags: {n}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>随机抽检：先答后看</source>
        <translation>Random check: answer first</translation>
    </message>
    <message>
        <source>另存为工作簿…</source>
        <translation>Save as workbook…</translation>
    </message>
    <message>
        <source>读回工作簿…</source>
        <translation>Read workbook…</translation>
    </message>
    <message>
        <source>已答 {done} / {n}</source>
        <translation>{done} of {n} answered</translation>
    </message>
    <message>
        <source>{name} 抽检.xlsx</source>
        <translation>{name} check.xlsx</translation>
    </message>
    <message>
        <source>工作簿 (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>另存为工作簿</source>
        <translation>Save as workbook</translation>
    </message>
    <message>
        <source>读回工作簿</source>
        <translation>Read workbook</translation>
    </message>
    <message>
        <source>已写好 {path}；填好后用“读回工作簿…”</source>
        <translation>Wrote {path}; once it is filled in, use “Read workbook…”</translation>
    </message>
    <message>
        <source>收到 {n} 句答案</source>
        <translation>{n} answers taken in</translation>
    </message>
    <message>
        <source>；第 {lines} 行以前答过别的，以第一次为准</source>
        <translation>; rows {lines} were answered otherwise before, and the first answer counts</translation>
    </message>
    <message>
        <source>按句子本身判断；机器怎么判的，这里不显示。数字键选类别，回车确认，0 均不涉及，Ctrl+Z 撤回。</source>
        <translation>Judge the sentence as it stands; what the machine said is not shown here. Digits choose categories, Enter confirms, 0: none applies, Ctrl+Z takes back.</translation>
    </message>
    <message>
        <source>抽检答完了，回到结果就看到误差；看过以后，答案就不能再改了。</source>
        <translation>All are answered. The result tells how good the machine is; then answers stay.</translation>
    </message>
    <message>
        <source>刚才要是按错了，按 Ctrl+Z 撤回。</source>
        <translation>Was the last answer a slip? Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>输入几个字来找</source>
        <translation>Type to find</translation>
    </message>
    <message>
        <source>在列表中找</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>（空白）</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>{title}：{what}</source>
        <translation>{title}: {what}</translation>
    </message>
    <message>
        <source>{first}等 {n} 项</source>
        <translation>{first} and others, {n} in all</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>CompareStrip</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>列出这 {n} 句</source>
        <translation>List these {n}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{first} 与 {second} 判断不同</source>
        <translation>{first} and {second} differ</translation>
    </message>
</context>
<context>
    <name>CopiesLine</name>
    <message>
        <source>另有 {n} 处相同的句子（{reports}）</source>
        <translation>{n} more like this ({reports})</translation>
    </message>
    <message>
        <source>一并标注另 {n} 处相同的  {keys}</source>
        <translation>Tag {n} more like this  {keys}</translation>
    </message>
    <message>
        <source>{n} 篇，{years} 年</source>
        <translation>{n} reports, {years} years</translation>
    </message>
    <message>
        <source>{n} 篇</source>
        <translation>{n} reports</translation>
    </message>
    <message>
        <source>1 篇</source>
        <translation>1 report</translation>
    </message>
    <message>
        <source>没有和这一句几乎相同的句子</source>
        <translation>No other sentence is nearly the same as this one</translation>
    </message>
</context>
<context>
    <name>CopiesPopup</name>
    <message>
        <source>几乎相同的句子</source>
        <translation>Near-identical sentences</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>还有 {n} 处没有列出。</source>
        <translation>{n} more are not listed.</translation>
    </message>
    <message>
        <source>一并标注 {n} 处  ⏎</source>
        <translation>Tag {n}  ⏎</translation>
    </message>
    <message>
        <source>几乎相同的句子，现在没有要一并标注的</source>
        <translation>Near-identical sentences; nothing to tag along now</translation>
    </message>
    <message>
        <source>把这一句的标注带到 {n} 处几乎相同的句子：{what}</source>
        <translation>Take the tags of this sentence to {n} near-identical ones: {what}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>none applies</translation>
    </message>
    <message>
        <source>不属于{names}</source>
        <translation>not {names}</translation>
    </message>
    <message>
        <source>{n} 处已有标注，不动。</source>
        <translation>{n} are tagged already and stay as they are.</translation>
    </message>
    <message>
        <source>“{names}”在这些句子里标得不一样，不带过去；请到 质量检查 → 可疑标注 看。</source>
        <translation>“{names}” is tagged differently among these and is left out; see Quality → Suspicious tags.</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>unchanged</translation>
    </message>
</context>
<context>
    <name>CorpusPage</name>
    <message>
        <source>句子</source>
        <translation>Sentences</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
</context>
<context>
    <name>CorrectActs</name>
    <message>
        <source>只有一个字，不能再切</source>
        <translation>One character cannot be split</translation>
    </message>
    <message>
        <source>后台还在工作，请等它完成再改文本</source>
        <translation>Work is under way; correct the text when it has ended</translation>
    </message>
    <message>
        <source>正在拆分…</source>
        <translation>Splitting…</translation>
    </message>
    <message>
        <source>这是第一篇，前面没有报告</source>
        <translation>This is the first report; there is none above</translation>
    </message>
    <message>
        <source>正在合并…</source>
        <translation>Joining…</translation>
    </message>
    <message>
        <source>报告 ({suffixes})</source>
        <translation>Reports ({suffixes})</translation>
    </message>
    <message>
        <source>选择更正后的文件</source>
        <translation>Choose the corrected file</translation>
    </message>
    <message>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>正在替换…</source>
        <translation>Replacing…</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>文本</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>上一段（含小标题）</source>
        <translation>Piece above (headings too)</translation>
    </message>
    <message>
        <source>下一段（含小标题）</source>
        <translation>Piece below (headings too)</translation>
    </message>
    <message>
        <source>与下一句合并</source>
        <translation>Merge with the next</translation>
    </message>
    <message>
        <source>切断…</source>
        <translation>Split…</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>归入</source>
        <translation>Put under</translation>
    </message>
    <message>
        <source>从此处另为一篇</source>
        <translation>A report of its own from here</translation>
    </message>
    <message>
        <source>与上一篇合并为一篇</source>
        <translation>Join to the report above</translation>
    </message>
    <message>
        <source>用更正后的文件替换…</source>
        <translation>Replace by a corrected file…</translation>
    </message>
    <message>
        <source>与上一篇“{name}”合并为一篇</source>
        <translation>Join to "{name}" above</translation>
    </message>
    <message>
        <source>只是这一段</source>
        <translation>Only this piece</translation>
    </message>
    <message>
        <source>“{heading}”以下全部</source>
        <translation>All below "{heading}"</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>程序出错了</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>刚才的操作没有完成。已经保存的标注都在，可以接着用；再出同样的错，请重新打开程序。
下面是出错报告，没有报告的正文，也不会自动发出。请把它发给开发者。</source>
        <translation>What you just did was not finished. All saved tags are there and you can go on; if it happens again, restart the program.
Below is the error report. It holds no text of any report and is not sent by itself. Please send it to the developers.</translation>
    </message>
    <message>
        <source>出错报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>学习曲线</source>
        <translation>Learning curve</translation>
    </message>
    <message>
        <source>学过的句数</source>
        <translation>Tags learnt from</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>Overall score</translation>
    </message>
    <message>
        <source>学 {n} 句：综合得分（F1）{value}%（{low}–{high}%）</source>
        <translation>{n} tags learnt: overall score (F1) {value}% ({low}–{high}%)</translation>
    </message>
    <message>
        <source>再标 {more} 句：综合得分（F1）提高约 {points} 个百分点（{reach}）</source>
        <translation>{more} more tags: overall score (F1) up by about {points} points ({reach})</translation>
    </message>
</context>
<context>
    <name>CutText</name>
    <message>
        <source>切口</source>
        <translation>Cut</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>删除 {version} 的文件？删除后不能撤销；它的时间、数字和备注仍留在这里。</source>
        <translation>Delete the files of {version}? This cannot be undone; its date, figures and note stay in the list.</translation>
    </message>
    <message>
        <source>删除版本</source>
        <translation>Delete version</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>DeliveryActs</name>
    <message>
        <source>正在定稿</source>
        <translation>Freezing</translation>
    </message>
    <message>
        <source>已定稿“{name}”：{n} 句，以后怎么改都不影响它</source>
        <translation>Delivered "{name}": {n} sentences; nothing later changes it</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>导出工作簿</source>
        <translation>Export workbook</translation>
    </message>
    <message>
        <source>正在写 {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>已写好 {path}，与以后任何一次导出一模一样</source>
        <translation>Written to {path}; every later export is the same, byte for byte</translation>
    </message>
    <message>
        <source>已写好 {path}；写表程序换过，内容一样，文件字节可能不同</source>
        <translation>Written to {path}; workbooks are written by another version now: same content, perhaps other bytes</translation>
    </message>
</context>
<context>
    <name>DeliveryQuestion</name>
    <message>
        <source>还没有保存的版本</source>
        <translation>none was kept yet</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>例如：2024 年上报稿</source>
        <translation>for example: Report of 2024</translation>
    </message>
    <message>
        <source>备注（可不写）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>已经有这个名称的定稿，请换一个</source>
        <translation>There is a delivery of this name; choose another</translation>
    </message>
    <message>
        <source>把此刻的标注、类别体系、切分、正在用的版本（{version}）和数字一起冻结。以后无论怎么改，都能导出一模一样的工作簿。定稿不能修改，也不能撤销。</source>
        <translation>Freezes the labels, the scheme, the split, the version in use ({version}) and the figures as they are now. Whatever changes later, the same workbook can be exported again. A delivery cannot be edited or undone.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>看哪个类别</source>
        <translation>Category to look at</translation>
    </message>
    <message>
        <source>按年份</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>按层级</source>
        <translation>By level</translation>
    </message>
    <message>
        <source>判对与判错</source>
        <translation>Right and wrong</translation>
    </message>
    <message>
        <source>学习曲线</source>
        <translation>Learning curve</translation>
    </message>
    <message>
        <source>阈值</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>判对与判错（全部类别）</source>
        <translation>Right and wrong (all categories)</translation>
    </message>
    <message>
        <source>今年的新词</source>
        <translation>New words this year</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>还在算…</source>
        <translation>Still being worked out…</translation>
    </message>
    <message>
        <source>每一点：随机抽这么多句来学，由没见过的报告来考，抽 4 次；阴影是其中最低和最高。</source>
        <translation>Each point: so many tags drawn by chance, tested on reports not seen, 4 times; shaded: the lowest and the highest.</translation>
    </message>
    <message>
        <source>虚线：再标 100 句，提高多少，90% 落在竖线之内。</source>
        <translation> Dashed: the gain of 100 more tags lies in the upright line 90% of the time.</translation>
    </message>
</context>
<context>
    <name>DoubtDetail</name>
    <message>
        <source>在文中看  Ctrl+⏎</source>
        <translation>Show in report  Ctrl+⏎</translation>
    </message>
    <message>
        <source>改为“{to}”  ⏎</source>
        <translation>Change to “{to}”  ⏎</translation>
    </message>
    <message>
        <source>保留“{as_it_is}”  空格</source>
        <translation>Keep “{as_it_is}”  Space</translation>
    </message>
    <message>
        <source>上句改为“{to}”  ⏎</source>
        <translation>Upper one: “{to}”  ⏎</translation>
    </message>
    <message>
        <source>下句改为“{to}”  Shift+⏎</source>
        <translation>Lower one: “{to}”  Shift+⏎</translation>
    </message>
    <message>
        <source>都保留  空格</source>
        <translation>Keep both  Space</translation>
    </message>
    <message>
        <source>已改，Ctrl+Z 撤销</source>
        <translation>Changed; Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>已保留，不再列出；Ctrl+Z 撤销</source>
        <translation>Kept, not listed again; Ctrl+Z undoes it</translation>
    </message>
</context>
<context>
    <name>DoubtList</name>
    <message>
        <source>可疑标注</source>
        <translation>Suspicious tags</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>松开即导入</source>
        <translation>Let go to import</translation>
    </message>
    <message>
        <source>松开即打开项目</source>
        <translation>Let go to open the project</translation>
    </message>
</context>
<context>
    <name>EmptyTable</name>
    <message>
        <source>清除全部</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>还没有句子</source>
        <translation>No sentences yet</translation>
    </message>
    <message>
        <source>把报告文件或整个文件夹拖进窗口，或用 文件 → 导入报告…（Ctrl+I）。读完后，所有报告的句子都列在这里，可以查找、筛选、成批标注。</source>
        <translation>Drop report files or a whole folder on the window, or use File → Import reports… (Ctrl+I). The sentences of all reports are then listed here, to find, filter and tag in bulk.</translation>
    </message>
    <message>
        <source>没有符合的句子</source>
        <translation>No sentence matches</translation>
    </message>
    <message>
        <source>这些条件合在一起，一句也没有。</source>
        <translation>No sentence meets all of these at once.</translation>
    </message>
    <message>
        <source>最严的条件是“{what}”：去掉它，就有 {n} 句。</source>
        <translation>The strictest filter is “{what}”: without it there are {n} sentences.</translation>
    </message>
    <message>
        <source>去掉“{what}”</source>
        <translation>Drop “{what}”</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>其他格式</source>
        <translation>Other formats</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel (.xlsx)</translation>
    </message>
    <message>
        <source>Word (.docx)</source>
        <translation>Word (.docx)</translation>
    </message>
    <message>
        <source>已标注的句子</source>
        <translation>Tagged sentences</translation>
    </message>
    <message>
        <source>全部句子，没标的留空</source>
        <translation>All sentences, untagged ones blank</translation>
    </message>
    <message>
        <source>当前筛选的 {n} 篇：已标注的</source>
        <translation>The {n} filtered reports: tagged</translation>
    </message>
    <message>
        <source>当前筛选的 {n} 篇：全部</source>
        <translation>The {n} filtered reports: all</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>导出到…</source>
        <translation>Export to…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>每句一行，类别一列。在 Excel 或 WPS 里改过以后可以导回来。</source>
        <translation>A row for each sentence, a column for each category. May come back after it was edited in Excel or WPS.</translation>
    </message>
    <message>
        <source>按报告排好，每句后面写着类别。给人看的，不能导回来。</source>
        <translation>Report by report, each sentence followed by its categories. To be read; it cannot come back.</translation>
    </message>
    <message>
        <source>每行一句，给程序用的，可以导回来。</source>
        <translation>A line for each sentence, for programs. May come back.</translation>
    </message>
    <message>
        <source>每句一行的纯文本表格，可以导回来。</source>
        <translation>A plain table with a row for each sentence. May come back.</translation>
    </message>
    <message>
        <source>正在数句子…</source>
        <translation>Counting the sentences…</translation>
    </message>
    <message>
        <source>共 {n} 句，其中已标 {judged} 句</source>
        <translation>{n} sentences, {judged} of them tagged</translation>
    </message>
    <message>
        <source>，有分歧 {n} 句</source>
        <translation>, {n} with a disagreement</translation>
    </message>
    <message>
        <source>。下面是前 {n} 句：</source>
        <translation>. The first {n}:</translation>
    </message>
    <message>
        <source>这里没有句子，先导入报告。</source>
        <translation>There are no sentences here. Import reports first.</translation>
    </message>
    <message>
        <source>还没有标注过的句子。可以改选“全部句子”。</source>
        <translation>No sentence is tagged yet. You may choose “All sentences”.</translation>
    </message>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>正在导出 {name}</source>
        <translation>Exporting {name}</translation>
    </message>
    <message>
        <source>还有别的工作在进行，等它结束再导出。</source>
        <translation>Something else is under way. Export when it has ended.</translation>
    </message>
</context>
<context>
    <name>FiguresGrid</name>
    <message>
        <source>随机抽检的结果</source>
        <translation>What the random check showed</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>机器判出</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>查准率</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>漏判率</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>校正后约有</source>
        <translation>Corrected count</translation>
    </message>
    <message>
        <source>{n} 句</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n} 句（{low}–{high}）</source>
        <translation>{n} ({low}–{high})</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>自动判断</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>文件的开头</source>
        <translation>How the file begins</translation>
    </message>
    <message>
        <source>{n} 个文件</source>
        <translation>{n} files</translation>
    </message>
    <message>
        <source>自动判断：{name}</source>
        <translation>Automatic: {name}</translation>
    </message>
    <message>
        <source>这种文件自己写明了编码，不用选。</source>
        <translation>A file of this kind names its encoding itself.</translation>
    </message>
    <message>
        <source>像是以前用错编码存坏的，换编码也读不回来。请向来源重新取一份。</source>
        <translation>It was once saved in a wrong encoding; no choice here mends that. Get a fresh copy from its source.</translation>
    </message>
    <message>
        <source>读着不通顺，就换一种编码试试。选中多个文件可以一起换。</source>
        <translation>If it does not read well, try another encoding. Select several files to change them together.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>报告 ({suffixes})</source>
        <translation>Reports ({suffixes})</translation>
    </message>
    <message>
        <source>选择报告</source>
        <translation>Choose reports</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>打开窗口以来还没有导入过</source>
        <translation>Nothing has been imported since the window was opened</translation>
    </message>
    <message>
        <source>标注 ({suffixes})</source>
        <translation>Labels ({suffixes})</translation>
    </message>
    <message>
        <source>导入标注</source>
        <translation>Import tags</translation>
    </message>
    <message>
        <source>已写好 {path}</source>
        <translation>Written to {path}</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>读作</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>旧版文档</source>
        <translation>Old document</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>用作元数据表</source>
        <translation>Used as metadata table</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>像是乱码，请看右边</source>
        <translation>Garbled, look right</translation>
    </message>
    <message>
        <source>编码可能不对，请看右边</source>
        <translation>Encoding unsure, look right</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>在句子中查找</source>
        <translation>Find in sentences</translation>
    </message>
    <message>
        <source>更多筛选</source>
        <translation>More filters</translation>
    </message>
    <message>
        <source>顺序：{what} ▾</source>
        <translation>Order: {what} ▾</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>查找报告</source>
        <translation>Find reports</translation>
    </message>
    <message>
        <source>按名称、标题或地区查找报告</source>
        <translation>Find reports by name, title or region</translation>
    </message>
    <message>
        <source>全部 {n}</source>
        <translation>All {n}</translation>
    </message>
    <message>
        <source>缺地区 {n}</source>
        <translation>No region {n}</translation>
    </message>
    <message>
        <source>缺年份 {n}</source>
        <translation>No year {n}</translation>
    </message>
    <message>
        <source>重复 {n}</source>
        <translation>Doubles {n}</translation>
    </message>
    <message>
        <source>地区 × 年份</source>
        <translation>Region × year</translation>
    </message>
    <message>
        <source>{words} ✕</source>
        <translation>{words} ✕</translation>
    </message>
    <message>
        <source>只看 {words}，按下取消</source>
        <translation>Only {words}; press to see all</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>本篇</source>
        <translation>This report</translation>
    </message>
    <message>
        <source>全部报告</source>
        <translation>All reports</translation>
    </message>
    <message>
        <source>关闭 Esc</source>
        <translation>Close Esc</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{n} 句</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>前 {n} 句，共 {total} 句</source>
        <translation>First {n} of {total}</translation>
    </message>
</context>
<context>
    <name>FlagBar</name>
    <message>
        <source>存疑</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>为什么？（可以不写）</source>
        <translation>Why? (optional)</translation>
    </message>
    <message>
        <source>存疑的原因</source>
        <translation>Why it is doubtful</translation>
    </message>
    <message>
        <source>记为存疑 ⏎</source>
        <translation>Mark ⏎</translation>
    </message>
    <message>
        <source>取消存疑</source>
        <translation>Clear mark</translation>
    </message>
    <message>
        <source>不改 Esc</source>
        <translation>Leave Esc</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>查找结果</source>
        <translation>Results</translation>
    </message>
</context>
<context>
    <name>GridActions</name>
    <message>
        <source>已复制 {n} 格</source>
        <translation>Copied {n} cells</translation>
    </message>
    <message>
        <source>剪贴板里没有可粘贴的表格内容</source>
        <translation>The clipboard holds no cells to paste</translation>
    </message>
    <message>
        <source>这一列不能改</source>
        <translation>This column cannot be changed</translation>
    </message>
    <message>
        <source>粘贴的内容超出了表格（到第 {row} 行、第 {column} 列），没有改动</source>
        <translation>The block would end outside the table (at row {row}, column {column}); nothing was changed</translation>
    </message>
    <message>
        <source>第 {row} 行是“{name}”，粘贴的却是“{pasted}”，没有改动</source>
        <translation>Row {row} is “{name}”, but “{pasted}” was pasted; nothing was changed</translation>
    </message>
</context>
<context>
    <name>GridMenu</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>恢复自动识别的值</source>
        <translation>Bring back the found value</translation>
    </message>
    <message>
        <source>填为</source>
        <translation>Set to</translation>
    </message>
    <message>
        <source>按此列升序</source>
        <translation>Sort by this column</translation>
    </message>
    <message>
        <source>按此列降序</source>
        <translation>Sort by it, descending</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>这篇报告里没有句子</source>
        <translation>This report has no sentences</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>报告表格</source>
        <translation>Table of reports</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入报告</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>只看有疑问的和不导入的</source>
        <translation>Only what is in doubt or left out</translation>
    </message>
    <message>
        <source>要导入的文件</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>找到 {n} 个文件</source>
        <translation>{n} files found</translation>
    </message>
    <message>
        <source>{n} 个请看一眼</source>
        <translation>please look at {n}</translation>
    </message>
    <message>
        <source>{n} 个不能导入</source>
        <translation>{n} cannot be imported</translation>
    </message>
    <message>
        <source>正在查看…</source>
        <translation>looking…</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>正在查找文件…</source>
        <translation>Looking for files…</translation>
    </message>
    <message>
        <source>导入 {n} 个文件</source>
        <translation>Import {n} files</translation>
    </message>
</context>
<context>
    <name>ImportResultPanel</name>
    <message>
        <source>导入结果</source>
        <translation>What was imported</translation>
    </message>
    <message>
        <source>导入结果的各部分</source>
        <translation>Parts of the result</translation>
    </message>
    <message>
        <source>这一部分的内容</source>
        <translation>What is in this part</translation>
    </message>
    <message>
        <source>没有导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>同名但内容不同，另起了名字</source>
        <translation>Same name, other content: renamed</translation>
    </message>
    <message>
        <source>元数据表里没有对上的行</source>
        <translation>Metadata rows without a report</translation>
    </message>
    <message>
        <source>新导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>原来就有，没有变化</source>
        <translation>Here already, unchanged</translation>
    </message>
    <message>
        <source>内容相同，记为别名</source>
        <translation>Same content, kept as another name</translation>
    </message>
    <message>
        <source>不是 UTF-8，已自动识别编码</source>
        <translation>Not UTF-8, encoding recognised</translation>
    </message>
    <message>
        <source>按标注导入 {name}…</source>
        <translation>Import {name} as tags…</translation>
    </message>
    <message>
        <source>全部复制</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>存为文件…</source>
        <translation>Save as file…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>已存为 {path}</source>
        <translation>Saved as {path}</translation>
    </message>
    <message>
        <source>导入结果.txt</source>
        <translation>import result.txt</translation>
    </message>
    <message>
        <source>文本 (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>存为文件</source>
        <translation>Save as file</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>导入了 {n} 篇报告，{s} 句</source>
        <translation>{n} reports imported, {s} sentences</translation>
    </message>
    <message>
        <source>；{n} 篇原来就有</source>
        <translation>; {n} were here already</translation>
    </message>
    <message>
        <source>正在查看文件…</source>
        <translation>Looking at the files…</translation>
    </message>
    <message>
        <source>导入已取消，已读完的 {n} 篇都在</source>
        <translation>Import cancelled; the {n} reports read so far are kept</translation>
    </message>
    <message>
        <source>正在导入</source>
        <translation>Importing</translation>
    </message>
</context>
<context>
    <name>JoinedPanel</name>
    <message>
        <source>先标拿不准的</source>
        <translation>Tag the most doubtful first</translation>
    </message>
    <message>
        <source>列出这些句子</source>
        <translation>List these sentences</translation>
    </message>
    <message>
        <source>再做一批</source>
        <translation>Another batch</translation>
    </message>
    <message>
        <source>{n} 篇报告进了项目，{s} 句</source>
        <translation>{n} reports joined the project, {s} sentences</translation>
    </message>
    <message>
        <source>{n} 篇原来就有。</source>
        <translation>{n} were there already. </translation>
    </message>
    <message>
        <source>机器判断稍后就到；您改正的都算数，机器也跟着学。</source>
        <translation>Predictions follow shortly; what you correct counts, and the machine learns from it.</translation>
    </message>
    <message>
        <source>没有读入 {n} 个文件：</source>
        <translation>{n} files were not read:</translation>
    </message>
    <message>
        <source>没有读入的文件和看出的编码</source>
        <translation>Files that were not read, and encodings that were guessed</translation>
    </message>
    <message>
        <source>{n} 个文件不是 UTF-8，按看出的编码读入。要是有乱码：撤销这次导入，用“文件 → 导入报告…”另选编码。</source>
        <translation>{n} files are not UTF-8 and were read in the encoding they looked like. If the text is garbled, undo this import and choose another under File → Import reports…</translation>
    </message>
    <message>
        <source>机器判断如下，误差未知；您改正的都算数，机器也跟着学。</source>
        <translation>This is what the program thinks, how well is not known; what you correct counts, and it learns from it.</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>正在导入</source>
        <translation>Importing</translation>
    </message>
</context>
<context>
    <name>KeepQuestion</name>
    <message>
        <source>用此刻的全部标注重新学一遍，连同交叉检验的数字保存为一版。学的时候可以照常标注。</source>
        <translation>Learns anew from all tags as they are now and keeps the result as a version, with its cross-validated figures. You can go on tagging meanwhile.</translation>
    </message>
    <message>
        <source>保存为一版</source>
        <translation>Keep a version</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>备注（可不写）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>例如：标完前 20 篇</source>
        <translation>for example: first 20 reports done</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>导入标注</source>
        <translation>Import tags</translation>
    </message>
    <message>
        <source>正在核对 {name}…</source>
        <translation>Checking {name}…</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{rows} 行，对上 {n} 句，{bad} 行有问题</source>
        <translation>{rows} rows, {n} sentences found, {bad} rows with a problem</translation>
    </message>
    <message>
        <source>对上的 {n}</source>
        <translation>Found {n}</translation>
    </message>
    <message>
        <source>有问题的 {n}</source>
        <translation>Problems {n}</translation>
    </message>
    <message>
        <source>新建文件里的类别：{names}</source>
        <translation>Add the categories of the file: {names}</translation>
    </message>
    <message>
        <source>署名为“{name}”，可以一步撤销。</source>
        <translation>Signed “{name}”; can be undone in one step.</translation>
    </message>
    <message>
        <source>其中 {n} 句您标过，以文件为准。</source>
        <translation>You have tagged {n} of them before; the file replaces that.</translation>
    </message>
    <message>
        <source>{n} 行没有写判断，跳过。</source>
        <translation>{n} rows judge nothing and are skipped.</translation>
    </message>
    <message>
        <source>这是自动标注写出的文件：没改过的行是机器判断，会记为来源。</source>
        <translation>This file comes from auto-tagging: rows nobody changed are a classifier's, and recorded so.</translation>
    </message>
    <message>
        <source>文件里有项目中没有的类别；勾选新建，或先改文件。</source>
        <translation>The file has categories the project lacks; tick to add them, or change the file first.</translation>
    </message>
    <message>
        <source>导入 {n} 句</source>
        <translation>Import {n} sentences</translation>
    </message>
    <message>
        <source>正在导入标注</source>
        <translation>Importing tags</translation>
    </message>
    <message>
        <source>还有别的工作在进行，等它结束再导入。</source>
        <translation>Something else is under way. Import when it has ended.</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>自动标注停了：标注照常保存，重新打开项目再试</source>
        <translation>Auto-tagging has stopped: tags are saved as ever; open the project again to try</translation>
    </message>
    <message>
        <source>自动标注：只按关键词，还没有标注可学</source>
        <translation>Auto-tagging: by key words alone, no tags to learn from yet</translation>
    </message>
    <message>
        <source>自动标注：{version}，本项目的标注还不够学</source>
        <translation>Auto-tagging: {version}, too few tags of this project to learn from</translation>
    </message>
    <message>
        <source>自动标注：学了 {n} 句（刚刚更新）</source>
        <translation>Auto-tagging: learnt from {n} sentences (just now)</translation>
    </message>
</context>
<context>
    <name>MayReplace</name>
    <message>
        <source>“{name}”已经有了。替换它，原来的内容就没了。</source>
        <translation>“{name}” is there already. If it is replaced, what it holds now is gone.</translation>
    </message>
    <message>
        <source>换个名字</source>
        <translation>Another name</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>文件</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>查找…</source>
        <translation>Find…</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>关于标句…</source>
        <translation>About Biaoju…</translation>
    </message>
    <message>
        <source>新建项目…</source>
        <translation>New project…</translation>
    </message>
    <message>
        <source>打开项目…</source>
        <translation>Open project…</translation>
    </message>
    <message>
        <source>导入报告…</source>
        <translation>Import reports…</translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation>Import a folder…</translation>
    </message>
    <message>
        <source>带选项导入…</source>
        <translation>Import with options…</translation>
    </message>
    <message>
        <source>导入标注…</source>
        <translation>Import labels…</translation>
    </message>
    <message>
        <source>上次导入的结果…</source>
        <translation>Result of the last import…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>交给同事…</source>
        <translation>Hand to a colleague…</translation>
    </message>
    <message>
        <source>另存副本…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>关闭项目</source>
        <translation>Close project</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Tagging</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentences</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>类别体系</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Source text</translation>
    </message>
    <message>
        <source>字号大一点</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>字号小一点</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>原来的字号</source>
        <translation>Normal text size</translation>
    </message>
    <message>
        <source>深色或浅色</source>
        <translation>Dark or light</translation>
    </message>
    <message>
        <source>质量检查</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>批量标注</source>
        <translation>Batch tagging</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
</context>
<context>
    <name>MergeBar</name>
    <message>
        <source>合并到</source>
        <translation>Merge into</translation>
    </message>
    <message>
        <source>把“{name}”合并到</source>
        <translation>Merge “{name}” into</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>“{into}”增加 {yes} 条“是”、{no} 条“否”，{turned} 条由“否”变“是”；“{name}”的关键词、排除词和例句并入，然后停用，它的标注保留</source>
        <translation>“{into}” gains {yes} yes and {no} no, and {turned} turn from no to yes. The words and examples of “{name}” go over; it is retired, its tags stay.</translation>
    </message>
</context>
<context>
    <name>MixBars</name>
    <message>
        <source>各类别的句子</source>
        <translation>Sentences by category</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>标注人</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <source>开始标注</source>
        <translation>Start tagging</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>您的名字？每条标注都会署上它，只问这一次。</source>
        <translation>Your name? Every tag is signed with it. You are asked only once.</translation>
    </message>
    <message>
        <source>例如：甲</source>
        <translation>For example: A</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>新建项目</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>法治政府建设报告</source>
        <translation>Rule-of-law reports</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>换个位置…</source>
        <translation>Another place…</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>项目放在哪个文件夹</source>
        <translation>Folder of the project</translation>
    </message>
    <message>
        <source>所有内容都存在这一个文件里，关闭后可以拷走。</source>
        <translation>Everything is in this one file; once closed, it can be copied.</translation>
    </message>
    <message>
        <source>请起一个名称。</source>
        <translation>Please give it a name.</translation>
    </message>
    <message>
        <source>名称里不能有 \ / : * ? " &lt; &gt; |</source>
        <translation>A name cannot have \ / : * ? " &lt; &gt; |</translation>
    </message>
    <message>
        <source>这里已经有同名的项目，请换一个名称。</source>
        <translation>A project of this name is here already; choose another name.</translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message>
        <source>比较定稿</source>
        <translation>Compare deliveries</translation>
    </message>
    <message>
        <source>{first} → {second}</source>
        <translation>{first} → {second}</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>两次定稿的数字</source>
        <translation>Numbers of both deliveries</translation>
    </message>
    <message>
        <source>只看变了的</source>
        <translation>Only what changed</translation>
    </message>
    <message>
        <source>两次定稿的数字完全相同。</source>
        <translation>All numbers of both deliveries are the same.</translation>
    </message>
    <message>
        <source>复制表格</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>回车、0、空格之后打开哪一句；↑ ↓ 总在本篇里移动</source>
        <translation>Which sentence Enter, 0 and Space open next; ↑ ↓ always move in this report</translation>
    </message>
    <message>
        <source>文档顺序</source>
        <translation>Document order</translation>
    </message>
    <message>
        <source>先看拿不准的</source>
        <translation>Most doubtful first</translation>
    </message>
    <message>
        <source>新类别待判</source>
        <translation>Unjudged in a new category</translation>
    </message>
    <message>
        <source>某类别最可能的</source>
        <translation>Likeliest of a category</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>标注顺序：{order}</source>
        <translation>Order: {order}</translation>
    </message>
    <message>
        <source>{order}（{category}）</source>
        <translation>{order} ({category})</translation>
    </message>
    <message>
        <source>{order} · 正在排…</source>
        <translation>{order} · sorting…</translation>
    </message>
    <message>
        <source>{order} · 第 {n} 句 / 剩 {left}</source>
        <translation>{order} · no. {n} / {left} left</translation>
    </message>
    <message>
        <source>有分歧的</source>
        <translation>Where opinions differ</translation>
    </message>
    <message>
        <source>{order} · 剩 {left} 句</source>
        <translation>{order} · {left} left</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>这个顺序里没有要看的句子了</source>
        <translation>No more sentences in this order</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>随机抽检已存 · 机器也判：{what}</source>
        <translation>Random check stored · the program agrees: {what}</translation>
    </message>
    <message>
        <source>随机抽检已存 · 机器判的是：{what}</source>
        <translation>Random check stored · the program says: {what}</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>目录</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>这篇报告没有标题和小标题</source>
        <translation>This report has no title and no headings</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>各类别的查准率与查全率</source>
        <translation>Precision and recall of each category</translation>
    </message>
    <message>
        <source>学习曲线算到哪里</source>
        <translation>How far the learning curve is</translation>
    </message>
    <message>
        <source>接着标</source>
        <translation>Go on tagging</translation>
    </message>
    <message>
        <source>重新计算</source>
        <translation>Work out again</translation>
    </message>
    <message>
        <source>详细</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>正在看已有的标注…</source>
        <translation>Looking at the tags…</translation>
    </message>
    <message>
        <source> · 正在更新</source>
        <translation> · updating</translation>
    </message>
    <message>
        <source> · 之后又标了 {n} 句</source>
        <translation> · {n} sentences tagged since</translation>
    </message>
    <message>
        <source> · 之后项目有改动</source>
        <translation> · the project has changed since</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>核对可疑标注</source>
        <translation>Check doubtful tags</translation>
    </message>
    <message>
        <source>换一批抽检</source>
        <translation>Draw another sample</translation>
    </message>
    <message>
        <source>答过的从此也用来学习，另抽十分之一来盲答；可以撤销</source>
        <translation>What was answered teaches from now on, and another tenth is drawn to be answered blind; can be undone</translation>
    </message>
    <message>
        <source>概览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>没有算成，原因写在下面的状态栏里</source>
        <translation>Not worked out; the reason is in the line below</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>报告正文</source>
        <translation>Report text</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>还没有报告。
把文件或文件夹拖进来，或者 文件 → 导入报告…</source>
        <translation>No reports yet.
Drop files or folders here, or File → Import reports…</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>标句</source>
        <translation>Biaoju</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>示例.db</source>
        <translation>Sample.db</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>执行</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>不做</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>正在算会改动多少…</source>
        <translation>Counting what would change…</translation>
    </message>
    <message>
        <source>改动 {n} 句</source>
        <translation>{n} will change</translation>
    </message>
    <message>
        <source>{n} 句不变</source>
        <translation>{n} stay as they are</translation>
    </message>
    <message>
        <source>其中 {n} 句原有人工标注，会被覆盖</source>
        <translation>{n} of them overwrite a person's tag</translation>
    </message>
    <message>
        <source>{n} 句不适用</source>
        <translation>{n} left out</translation>
    </message>
    <message>
        <source>标为是的：{what}</source>
        <translation>judged yes: {what}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{n} 句待随机抽检，先答后看，不动</source>
        <translation>{n} wait for a blind answer and stay as they are</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>前几行</source>
        <translation>The first rows</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>标注人</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <source>有分歧：{names}</source>
        <translation>disagreement: {names}</translation>
    </message>
</context>
<context>
    <name>ProjectView</name>
    <message>
        <source>查找 Ctrl+F</source>
        <translation>Find Ctrl+F</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>报告与句子</source>
        <translation>Reports &amp;&amp; sentences</translation>
    </message>
    <message>
        <source>类别体系</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>质量检查</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>批量标注</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>概览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>可疑标注</source>
        <translation>Suspicious tags</translation>
    </message>
    <message>
        <source>版本与定稿</source>
        <translation>Versions</translation>
    </message>
</context>
<context>
    <name>QualityTable</name>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>是 / 否</source>
        <translation>Yes / no</translation>
    </message>
    <message>
        <source>查准率</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>查全率</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>抽检查准率</source>
        <translation>Sample precision</translation>
    </message>
    <message>
        <source>抽检查全率</source>
        <translation>Sample recall</translation>
    </message>
    <message>
        <source>还差</source>
        <translation>Still needed</translation>
    </message>
    <message>
        <source>交叉检验，F1 {f1}</source>
        <translation>Cross-validation, F1 {f1}</translation>
    </message>
    <message>
        <source>；标注还少，仅供参考</source>
        <translation>; few tags yet, a hint only</translation>
    </message>
    <message>
        <source>随机抽检 {n} 句，其中 {yes} 句是，F1 {f1}</source>
        <translation>Random sample of {n} sentences, {yes} yes, F1 {f1}</translation>
    </message>
    <message>
        <source>{yes} 句“是”，{no} 句“否”</source>
        <translation>{yes} yes, {no} no</translation>
    </message>
    <message>
        <source>还在算</source>
        <translation>Still being worked out</translation>
    </message>
    <message>
        <source>“是”和“否”都标够 12 句才能预测</source>
        <translation>A forecast needs 12 yes and 12 no</translation>
    </message>
    <message>
        <source>再标 100 句，提高几个百分点</source>
        <translation>Points gained by 100 more</translation>
    </message>
    <message>
        <source>综合得分（F1）要提高 2 个百分点，1,000 句也不一定够</source>
        <translation>Overall score (F1): 1,000 more tags may not be enough for 2 points</translation>
    </message>
    <message>
        <source>综合得分（F1）要提高 2 个百分点，约需再标 {n} 句</source>
        <translation>Overall score (F1): about {n} more tags for 2 points</translation>
    </message>
    <message>
        <source>{points}（{reach}）</source>
        <translation>{points} ({reach})</translation>
    </message>
</context>
<context>
    <name>QualityTables</name>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>是，判对</source>
        <translation>Yes, found</translation>
    </message>
    <message>
        <source>否，误判为是</source>
        <translation>No, taken for yes</translation>
    </message>
    <message>
        <source>是，漏判</source>
        <translation>Yes, missed</translation>
    </message>
    <message>
        <source>否，判对</source>
        <translation>No, left</translation>
    </message>
    <message>
        <source>没有哪两个类别互相混淆。</source>
        <translation>No two categories are mixed up.</translation>
    </message>
    <message>
        <source>“{one}”被判成“{other}”：{n} 句</source>
        <translation>Sentences of "{one}" taken for "{other}": {n}</translation>
    </message>
    <message>
        <source>篇数</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>已标句数</source>
        <translation>Tagged</translation>
    </message>
    <message>
        <source>其中“是”</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>查准率</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>查全率</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>报告还没有年份，填上就能看今年有哪些新词。</source>
        <translation>No report has a year yet; with years, this year's new words are shown here.</translation>
    </message>
    <message>
        <source>{year} 年的用词里，{share} 没有在标过的句子里出现过</source>
        <translation>Of the words of {year}, {share} stand in no tagged sentence</translation>
    </message>
    <message>
        <source>（往年是 {share}）</source>
        <translation> (earlier years: {share})</translation>
    </message>
</context>
<context>
    <name>QualityWords</name>
    <message>
        <source>标注够了，正在算第一批数字…</source>
        <translation>There are enough tags; working out the first figures…</translation>
    </message>
    <message>
        <source>还没有句子：先把报告拖进窗口，标几句，这里就有数字</source>
        <translation>No sentences yet: drop reports on the window and tag a few for figures here</translation>
    </message>
    <message>
        <source>还没有类别，先在 类别体系 里加一个</source>
        <translation>There are no categories yet; add one under Scheme</translation>
    </message>
    <message>
        <source>再标 {yes} 句“{name}”、{no} 句不是的，就能算出第一批数字</source>
        <translation>Tag {yes} more sentences as "{name}" and {no} that are not, for the first figures</translation>
    </message>
    <message>
        <source>再标 {yes} 句“{name}”，就能算出第一批数字</source>
        <translation>Tag {yes} more sentences as "{name}" for the first figures</translation>
    </message>
    <message>
        <source>再标 {no} 句不是“{name}”的，就能算出第一批数字</source>
        <translation>Tag {no} more sentences that are not "{name}" for the first figures</translation>
    </message>
    <message>
        <source>还看不出机器判断得准不准</source>
        <translation>How good the predictions are cannot be told yet</translation>
    </message>
    <message>
        <source>最弱的是“{name}”：查准率 {precision}，查全率 {recall}</source>
        <translation>"{name}" is the weakest: precision {precision}, recall {recall}</translation>
    </message>
    <message>
        <source>可以停了：再标 100 句，哪个类别都提高不到 1 个百分点</source>
        <translation>You can stop: 100 more tags raise no category by a point</translation>
    </message>
    <message>
        <source>接着标：“{name}”的{which}只有 {n} 句，到 {least} 句才能预测</source>
        <translation>Go on: "{name}" has only {n} {which}; a forecast needs {least}</translation>
    </message>
    <message>
        <source>“是”</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>“否”</source>
        <translation>no</translation>
    </message>
    <message>
        <source>还看不出再标有没有用</source>
        <translation>Whether more tags help cannot be told yet</translation>
    </message>
    <message>
        <source>再标有没有用还说不准：再标 100 句，“{name}”提高 {reach} 个百分点</source>
        <translation>Whether more tags help is open: 100 more change "{name}" by {reach} points</translation>
    </message>
    <message>
        <source>已标 {judged} 句，共 {all} 句</source>
        <translation>{judged} of {all} sentences tagged</translation>
    </message>
    <message>
        <source>交叉检验：{n} 句，{reports} 篇；每一篇都由没见过它的判断来考</source>
        <translation>Cross-validation: {n} sentences, {reports} reports; each report is judged by a classifier that never saw it</translation>
    </message>
    <message>
        <source>交叉检验：{n} 句，{reports} 篇；报告不足 3 篇，按句分组，数字偏乐观</source>
        <translation>Cross-validation: {n} sentences, {reports} reports; fewer than 3 reports, so by sentence, and the figures flatter</translation>
    </message>
    <message>
        <source>（从 {all} 句里抽的）</source>
        <translation> (drawn from {all})</translation>
    </message>
    <message>
        <source>随机抽检：还没有答过的句子。标注时每十句混入一句，答前不给看机器判断</source>
        <translation>Random sample: none answered yet. One sentence in ten is mixed in while you tag, its prediction hidden until you answer</translation>
    </message>
    <message>
        <source>随机抽检：盲答 {n} 句，考的是 {version}；这些句子从不用来学习</source>
        <translation>Random sample: {n} sentences answered blind, judging {version}; they never teach</translation>
    </message>
    <message>
        <source>；没有按抽取顺序答，只代表答过的报告</source>
        <translation>; not answered in the order drawn, so it stands for those reports only</translation>
    </message>
    <message>
        <source>刚刚算的</source>
        <translation>Worked out just now</translation>
    </message>
    <message>
        <source>{n} 分钟前算的</source>
        <translation>Worked out {n} min ago</translation>
    </message>
    <message>
        <source>{time} 算的</source>
        <translation>Worked out {time}</translation>
    </message>
    <message>
        <source>；满 {n} 句才算得出查准率、查全率</source>
        <translation>; precision and recall are told from {n} on</translation>
    </message>
    <message>
        <source>边标边学的自动标注（{version}）</source>
        <translation>what learns with each tag ({version})</translation>
    </message>
    <message>
        <source>{worth}：再标 100 句，“{name}”约提高 {points} 个百分点（{reach}）</source>
        <translation>{worth}: 100 more sentences raise “{name}” by about {points} points ({reach})</translation>
    </message>
    <message>
        <source>{worth}：再标约 {n} 句，“{name}”约提高 2 个百分点（{reach}）</source>
        <translation>{worth}: about {n} more sentences raise “{name}” by about 2 points ({reach})</translation>
    </message>
    <message>
        <source>值得接着标</source>
        <translation>Worth going on</translation>
    </message>
    <message>
        <source>可能值得接着标</source>
        <translation>Perhaps worth going on</translation>
    </message>
    <message>
        <source>可以停了：随机抽检里，每个类别的综合得分连下限都到了 90%</source>
        <translation>You can stop: on the random sample even the low end of every overall score is 90%</translation>
    </message>
</context>
<context>
    <name>RegionPanel</name>
    <message>
        <source>复制整表</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>{regions} 个地区，{years} 年，缺 {missing} 处。缺：这个地区前后年份都有报告，或同一上级的地区多半有这一年的报告。点数字看报告，点“缺”看原因。</source>
        <translation>{regions} regions, {years} years, {missing} missing: the region has reports before and after, or most of its neighbours have that year. Click a number for its reports, “missing” for the reason.</translation>
    </message>
    <message>
        <source>报告有了地区和年份，这里就会列出哪些地区缺哪一年。</source>
        <translation>Once reports have a region and a year, this shows which region lacks which year.</translation>
    </message>
</context>
<context>
    <name>RegionTable</name>
    <message>
        <source>地区与年份</source>
        <translation>Regions and years</translation>
    </message>
    <message>
        <source>已复制 {n} 格</source>
        <translation>Copied {n} cells</translation>
    </message>
    <message>
        <source>已复制整表，可粘贴到 WPS 或 Excel</source>
        <translation>Copied the whole table; paste it into WPS or Excel</translation>
    </message>
</context>
<context>
    <name>RegionYearsModel</name>
    <message>
        <source>上级</source>
        <translation>Within</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>{n} 重复</source>
        <translation>{n} double</translation>
    </message>
    <message>
        <source>{region}缺 {year} 年的报告：前后年份都有</source>
        <translation>{region} has no report of {year}, though it has earlier and later ones</translation>
    </message>
    <message>
        <source>{region}缺 {year} 年的报告：同一上级的地区多半有</source>
        <translation>{region} has no report of {year}, though most of its neighbours do</translation>
    </message>
    <message>
        <source>{region}共 {n} 篇</source>
        <translation>{region}: {n} in all</translation>
    </message>
    <message>
        <source>{region} {year} 年：{n} 篇</source>
        <translation>{region}, {year}: {n}</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>用更正后的文件替换</source>
        <translation>Replace by a corrected file</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>“{old}”将换成文件“{new}”的内容</source>
        <translation>"{old}" gets the content of the file "{new}"</translation>
    </message>
    <message>
        <source>不变 {same} 段，略有改动 {near} 段：标注都保留，略有改动的待复核。改写 {changed} 段，删去 {gone} 段，新增 {new} 段。</source>
        <translation>{same} unchanged, {near} edited: tags stay, those of the edited for review. {changed} rewritten, {gone} removed, {new} new.</translation>
    </message>
    <message>
        <source>其中 {n} 段有标注，在新文件里没有对应，标注不会带过去；可以撤销。</source>
        <translation>{n} tagged pieces have no counterpart in the new file: their tags are not carried over. You can undo this.</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ReportColumns</name>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>机构类型</source>
        <translation>Body type</translation>
    </message>
    <message>
        <source>发布机构</source>
        <translation>Issuing body</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>发布日期</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>索引号</source>
        <translation>Index number</translation>
    </message>
    <message>
        <source>区划代码</source>
        <translation>Region code</translation>
    </message>
    <message>
        <source>程序识别，来自标题</source>
        <translation>found in the title</translation>
    </message>
    <message>
        <source>程序识别，来自文件信息</source>
        <translation>found in the header</translation>
    </message>
    <message>
        <source>程序识别，来自文件名</source>
        <translation>found in the file name</translation>
    </message>
    <message>
        <source>程序识别，来自正文</source>
        <translation>found in the text</translation>
    </message>
    <message>
        <source>来自表格</source>
        <translation>from a table</translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>缺地区</source>
        <translation>no region</translation>
    </message>
    <message>
        <source>缺年份</source>
        <translation>no year</translation>
    </message>
</context>
<context>
    <name>ReportNotices</name>
    <message>
        <source>重复</source>
        <translation>double</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>与“{names}”是同一机构同一年份</source>
        <translation>same body and year as “{names}”</translation>
    </message>
    <message>
        <source>还没有报告：把文件拖到窗口里，或用 文件 → 导入报告…</source>
        <translation>No reports yet: drop files here, or choose File → Import reports…</translation>
    </message>
    <message>
        <source>没有名称、标题或地区含“{phrase}”的报告</source>
        <translation>No report has “{phrase}” in its name, title or region</translation>
    </message>
    <message>
        <source>每篇报告都有地区</source>
        <translation>Every report has a region</translation>
    </message>
    <message>
        <source>每篇报告都有年份</source>
        <translation>Every report has a year</translation>
    </message>
    <message>
        <source>没有同一机构、同一年份的两篇报告</source>
        <translation>No two reports of one body and year</translation>
    </message>
    <message>
        <source>没有报告</source>
        <translation>No reports</translation>
    </message>
</context>
<context>
    <name>ReportsModel</name>
    <message>
        <source>人工清空，不再自动填写</source>
        <translation>cleared by hand; stays blank</translation>
    </message>
    <message>
        <source>空</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>{value}（{source}）</source>
        <translation>{value} ({source})</translation>
    </message>
</context>
<context>
    <name>ReportsPanel</name>
    <message>
        <source>目录</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>报告 {n} 篇</source>
        <translation>{n} reports</translation>
    </message>
    <message>
        <source>找报告：名称、地区、年份</source>
        <translation>Find: name, region, year</translation>
    </message>
    <message>
        <source>找报告</source>
        <translation>Find a report</translation>
    </message>
    <message>
        <source>找到 {n} 篇</source>
        <translation>{n} found</translation>
    </message>
</context>
<context>
    <name>ReportsTree</name>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>未注明</source>
        <translation>Not given</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>，还有 {n} 句随后列出</source>
        <translation>, {n} more follow</translation>
    </message>
    <message>
        <source>已复核 {done} / {n}</source>
        <translation>{done} of {n} reviewed</translation>
    </message>
    <message>
        <source>机器判断：{told}</source>
        <translation>Machine: {told}</translation>
    </message>
    <message>
        <source>已复核：</source>
        <translation>Reviewed: </translation>
    </message>
    <message>
        <source>已选好机器判断的类别：对就回车，不对就改。数字键选类别，0 均不涉及，上下箭头换句，Ctrl+Z 撤回。</source>
        <translation>The machine's categories are chosen: Enter where they are right, else change them. Digits choose, 0 none applies, the up and down arrows go to others, Ctrl+Z takes back.</translation>
    </message>
    <message>
        <source>留给人看的句子</source>
        <translation>Sentences left for review</translation>
    </message>
    <message>
        <source>复核留给人看的</source>
        <translation>Review what was left</translation>
    </message>
    <message>
        <source>列出的都复核过了，回到结果以后可以重写结果表。</source>
        <translation>All that was listed is reviewed. Go back to the result to write the table anew.</translation>
    </message>
    <message>
        <source>列出的都复核过了，还有 {n} 句：回到结果，再按一次“复核”。</source>
        <translation>All that was listed is reviewed; {n} more are left: go back to the result and press Review again.</translation>
    </message>
    <message>
        <source>刚才要是按错了，按 Ctrl+Z 撤回；别的句子在左边点开再改。</source>
        <translation>Was the last answer a slip? Ctrl+Z takes it back; click any other sentence on the left to change it.</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>打开结果表</source>
        <translation>Open the table</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>再做一批</source>
        <translation>Another batch</translation>
    </message>
    <message>
        <source>做完了：{name}</source>
        <translation>Done: {name}</translation>
    </message>
    <message>
        <source>重写结果表（人说的优先）</source>
        <translation>Write the table again (people's word first)</translation>
    </message>
    <message>
        <source>再写一次结果表</source>
        <translation>Write the table again</translation>
    </message>
    <message>
        <source>{n} 个文件没有读入，原因写在表的“输入与问题”里。</source>
        <translation>{n} files were not read; the table's inputs sheet says why. </translation>
    </message>
    <message>
        <source>已复核 {n} 句。</source>
        <translation>{n} were reviewed. </translation>
    </message>
    <message>
        <source>结果表不在原处了，可以再写一次。</source>
        <translation>The table is not where it was; it can be written again. </translation>
    </message>
    <message>
        <source>随机抽检</source>
        <translation>Random check</translation>
    </message>
    <message>
        <source>未抽检</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>从 {all} 句里抽了 {n} 句，盲答了 {done} 句。括号里是 90% 的范围。</source>
        <translation>{n} of {all} sentences were drawn, {done} answered blind. In brackets: the 90% range.</translation>
    </message>
    <message>
        <source>已答 {done}/{n} 句，满 30 句才算得出误差。</source>
        <translation>{done} of {n} answered; from 30 on the error can be told.</translation>
    </message>
    <message>
        <source>上面的数都是机器判断，误差未知。随机抽 200 句，先不看机器怎么判，自己答一遍，就知道查准率、漏判率和校正后的句数；均不涉及的也抽。</source>
        <translation>The numbers above are the machine's; their error is unknown. Answer 200 random sentences without seeing what it said, those it gave nothing among them, and you know precision, what was missed, and corrected counts.</translation>
    </message>
    <message>
        <source>接着抽检</source>
        <translation>Go on with the check</translation>
    </message>
    <message>
        <source>开始随机抽检</source>
        <translation>Begin a random check</translation>
    </message>
    <message>
        <source>这台电脑没有能打开它的程序；它在 {path}</source>
        <translation>No program here can open it; it is at {path}</translation>
    </message>
    <message>
        <source>这不等于都判对了。</source>
        <translation>That does not mean that all are right.</translation>
    </message>
    <message>
        <source>同一篇里重复的也要逐句复核，共 {n} 句。</source>
        <translation>Repeats within a report are reviewed one by one: {n} in all. </translation>
    </message>
    <message>
        <source>复核留给人看的 {n} 句</source>
        <translation>Review the {n} left</translation>
    </message>
    <message>
        <source>{reports} 篇报告，{sentences} 句，其中 {review} 句留给人看。</source>
        <translation>{reports} reports, {sentences} sentences, {review} of them left for review. </translation>
    </message>
    <message>
        <source>{reports} 篇报告，{sentences} 句，没有留给人看的。</source>
        <translation>{reports} reports, {sentences} sentences, none left for review. </translation>
    </message>
    <message>
        <source>这批有 {years} 年的报告，自动标注只学到 {last} 年：往年的阈值不能担保。</source>
        <translation>Some of these reports are of {years}; auto-tagging was taught up to {last}: thresholds of earlier years do not vouch for them.</translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>上次的</source>
        <translation>From before</translation>
    </message>
    <message>
        <source>导入没有做完：{what}</source>
        <translation>Import not finished: {what}</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>不做了</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>别的程序正在做：{name}</source>
        <translation>Another program is at it: {name}</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>没有做完：{name}</source>
        <translation>Not finished: {name}</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>扔掉中间结果；已经写好的表留着</source>
        <translation>Throws away what was kept of it; a table that is written stays</translation>
    </message>
</context>
<context>
    <name>SaveCopy</name>
    <message>
        <source>{name} 副本 {day}.db</source>
        <translation>{name} copy {day}.db</translation>
    </message>
    <message>
        <source>标句项目 (*.db)</source>
        <translation>Biaoju project (*.db)</translation>
    </message>
    <message>
        <source>另存副本</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>副本已存为 {path}</source>
        <translation>Copy saved as {path}</translation>
    </message>
    <message>
        <source>正在写 {name}</source>
        <translation>Writing {name}</translation>
    </message>
</context>
<context>
    <name>SchemeAct</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>SchemeActs</name>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>拆分</source>
        <translation>Split</translation>
    </message>
</context>
<context>
    <name>SchemeChoices</name>
    <message>
        <source>不设</source>
        <translation>none</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>其他颜色…</source>
        <translation>Other colour…</translation>
    </message>
    <message>
        <source>颜色与“{name}”很接近，不易区分</source>
        <translation>Hard to tell from the colour of “{name}”</translation>
    </message>
    <message>
        <source>在浅色纸面上不明显，描边会自动加深</source>
        <translation>Faint on light paper; its outlines will be darker</translation>
    </message>
    <message>
        <source>在深色纸面上不明显，描边会自动变亮</source>
        <translation>Faint on dark paper; its outlines will be lighter</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>blue</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>green</translation>
    </message>
    <message>
        <source>橙</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>紫红</source>
        <translation>purple</translation>
    </message>
    <message>
        <source>天蓝</source>
        <translation>sky blue</translation>
    </message>
    <message>
        <source>朱红</source>
        <translation>vermilion</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>yellow</translation>
    </message>
    <message>
        <source>灰</source>
        <translation>grey</translation>
    </message>
</context>
<context>
    <name>SchemeDetail</name>
    <message>
        <source>停用</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>不再用这个类别；已有标注保留，随时可以恢复</source>
        <translation>Use it no more; its tags stay, and it can come back at any time</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>合并到…</source>
        <translation>Merge into…</translation>
    </message>
    <message>
        <source>拆分…</source>
        <translation>Split…</translation>
    </message>
</context>
<context>
    <name>SchemeList</name>
    <message>
        <source>类别</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>已停用 {n} 个</source>
        <translation>Retired: {n}</translation>
    </message>
</context>
<context>
    <name>SchemeOffers</name>
    <message>
        <source>复查</source>
        <translation>Recheck</translation>
    </message>
    <message>
        <source>不必复查</source>
        <translation>No need</translation>
    </message>
    <message>
        <source>逐句确认</source>
        <translation>Confirm one by one</translation>
    </message>
    <message>
        <source>逐句判断</source>
        <translation>Judge one by one</translation>
    </message>
    <message>
        <source>定义已改，{n} 条较早的标注可以复查</source>
        <translation>The definition has changed: {n} older tags may be rechecked</translation>
    </message>
    <message>
        <source>有 {n} 句的标注待重新确认</source>
        <translation>The tags of {n} sentences wait to be confirmed</translation>
    </message>
    <message>
        <source>这个类别有 {n} 句还没判断，其中 {m} 句已判断过其他类别</source>
        <translation>{n} sentences are not judged in this category, {m} of them are in others</translation>
    </message>
</context>
<context>
    <name>SchemePage</name>
    <message>
        <source>新类别</source>
        <translation>New category</translation>
    </message>
    <message>
        <source>正在合并类别</source>
        <translation>Merging categories</translation>
    </message>
    <message>
        <source>正在拆分类别</source>
        <translation>Splitting a category</translation>
    </message>
    <message>
        <source>类别体系 (*.toml)</source>
        <translation>Scheme (*.toml)</translation>
    </message>
    <message>
        <source>导入类别体系</source>
        <translation>Import a scheme</translation>
    </message>
    <message>
        <source>类别体系.toml</source>
        <translation>scheme.toml</translation>
    </message>
    <message>
        <source>导出类别体系</source>
        <translation>Export the scheme</translation>
    </message>
    <message>
        <source>类别体系已导出到 {path}</source>
        <translation>The scheme was exported to {path}</translation>
    </message>
</context>
<context>
    <name>SchemeSide</name>
    <message>
        <source>添加类别</source>
        <translation>Add category</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Alt+↑，也可以拖动</source>
        <translation>Alt+↑, or drag it</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Alt+↓，也可以拖动</source>
        <translation>Alt+↓, or drag it</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>换成文件里的类别体系</source>
        <translation>Use the scheme of a file instead</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>把类别体系存成文件（TOML）</source>
        <translation>Save the scheme as a file (TOML)</translation>
    </message>
    <message>
        <source>类别 {n} 个</source>
        <translation>{n} categories</translation>
    </message>
</context>
<context>
    <name>SchemeWriter</name>
    <message>
        <source>正在改动标注，稍等一下再改类别</source>
        <translation>Tags are being changed; change the categories in a moment</translation>
    </message>
    <message>
        <source>别的工作还没做完，稍等一下再试</source>
        <translation>Other work is under way; try again in a moment</translation>
    </message>
</context>
<context>
    <name>SentenceTable</name>
    <message>
        <source>句子</source>
        <translation>Sentence</translation>
    </message>
</context>
<context>
    <name>SentenceWords</name>
    <message>
        <source>成效</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>表格行</source>
        <translation>Table row</translation>
    </message>
    <message>
        <source>报告标题</source>
        <translation>Report title</translation>
    </message>
    <message>
        <source>文件信息</source>
        <translation>File details</translation>
    </message>
    <message>
        <source>网页附带内容</source>
        <translation>Web page extras</translation>
    </message>
    <message>
        <source>未判断</source>
        <translation>Not judged</translation>
    </message>
    <message>
        <source>已判断</source>
        <translation>Judged</translation>
    </message>
    <message>
        <source>判为是</source>
        <translation>Judged yes</translation>
    </message>
    <message>
        <source>判为否</source>
        <translation>Judged no</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>有分歧</source>
        <translation>In dispute</translation>
    </message>
    <message>
        <source>需要复核</source>
        <translation>To be reviewed</translation>
    </message>
    <message>
        <source>逐句标注</source>
        <translation>One by one</translation>
    </message>
    <message>
        <source>确认机器判断</source>
        <translation>Accepted prediction</translation>
    </message>
    <message>
        <source>成批标注</source>
        <translation>In bulk</translation>
    </message>
    <message>
        <source>相同句子带来</source>
        <translation>From an equal sentence</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>标注人之间</source>
        <translation>Between analysts</translation>
    </message>
    <message>
        <source>人与机器之间</source>
        <translation>People and program</translation>
    </message>
    <message>
        <source>文档顺序</source>
        <translation>As in the report</translation>
    </message>
    <message>
        <source>最像的在前</source>
        <translation>Most likely first</translation>
    </message>
    <message>
        <source>先看拿不准的</source>
        <translation>Unsure first</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>机器判断</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>概率</source>
        <translation>Probability</translation>
    </message>
    <message>
        <source>标注人</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>分歧</source>
        <translation>Disagreement</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
</context>
<context>
    <name>SentencesPage</name>
    <message>
        <source>没有按键为 {key} 的类别</source>
        <translation>No category has the key {key}</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>交给同事</source>
        <translation>Hand to a colleague</translation>
    </message>
    <message>
        <source>按名称找</source>
        <translation>Find by name</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>写出 {n} 篇…</source>
        <translation>Write {n} reports…</translation>
    </message>
    <message>
        <source>至少选一篇报告。</source>
        <translation>Choose at least one report.</translation>
    </message>
    <message>
        <source>{name} 给同事 {day}.db</source>
        <translation>{name} for a colleague {day}.db</translation>
    </message>
    <message>
        <source>标句项目 (*.db)</source>
        <translation>Biaoju project (*.db)</translation>
    </message>
    <message>
        <source>正在写 {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>还有别的工作在进行，等它结束再写。</source>
        <translation>Something else is under way. Write when it has ended.</translation>
    </message>
    <message>
        <source>写一个新的项目文件：选中的报告和类别体系，不带任何标注、机器判断、历史和姓名。同事标完，先关掉这个窗口，再用命令 main.py merge 收回来。</source>
        <translation>Writes a new project file: the chosen reports and the scheme, without any tags, predictions, history or names. When your colleague is done, close this window and bring the tags back with the command main.py merge.</translation>
    </message>
</context>
<context>
    <name>SimilarButton</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>原文</source>
        <translation>Source text</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>新类别的名称，用顿号隔开</source>
        <translation>Names of the new categories, separated by commas</translation>
    </message>
    <message>
        <source>新类别的名称</source>
        <translation>Names of the new categories</translation>
    </message>
    <message>
        <source>从“{name}”分出</source>
        <translation>Split from “{name}”</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>“{name}”保留；它的 {queued} 句“是”等待重新选择，{no} 句“否”在新类别里也记为否</source>
        <translation>“{name}” stays. Its {queued} yes-sentences wait for the new choice; its {no} no-sentences are no in the new ones too.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>切断这一句</source>
        <translation>Split this sentence</translation>
    </message>
    <message>
        <source>← → 移动切口，↑ ↓ 跳到标点之后，也可以用鼠标点。两半都会带上原有的标注。</source>
        <translation>← → move the cut, ↑ ↓ go behind the next mark, or click. Both halves keep the tags.</translation>
    </message>
    <message>
        <source>切断 ⏎</source>
        <translation>Split ⏎</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>前一句 {first} 字，后一句 {second} 字</source>
        <translation>{first} characters before, {second} behind</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>加入本项目</source>
        <translation>Into this project</translation>
    </message>
    <message>
        <source>只出结果表</source>
        <translation>Only a table</translation>
    </message>
    <message>
        <source>还没有选。把文件夹拖到这里，多大都行；或者：</source>
        <translation>Nothing chosen yet. Drop a folder of any size here, or:</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Files…</translation>
    </message>
    <message>
        <source>不要这些</source>
        <translation>Not these</translation>
    </message>
    <message>
        <source>换个地方…</source>
        <translation>Elsewhere…</translation>
    </message>
    <message>
        <source>报告进入本项目，机器判断随即给出；您改正的都算数，机器也跟着学。适合要接着标的。</source>
        <translation>The reports join the project and get predictions; what you correct counts, and the machine learns from it. For what you want to go on tagging.</translation>
    </message>
    <message>
        <source>已选：{what}</source>
        <translation>Chosen: {what}</translation>
    </message>
    <message>
        <source>结果写到：{path}</source>
        <translation>The table goes to {path}</translation>
    </message>
    <message>
        <source>开始标注</source>
        <translation>Start tagging</translation>
    </message>
    <message>
        <source>导入本项目</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>报告 ({suffixes})</source>
        <translation>Reports ({suffixes})</translation>
    </message>
    <message>
        <source>选择报告</source>
        <translation>Choose reports</translation>
    </message>
    <message>
        <source>结果表 ({suffixes})</source>
        <translation>Tables ({suffixes})</translation>
    </message>
    <message>
        <source>结果写到</source>
        <translation>Write the table to</translation>
    </message>
    <message>
        <source>现在用的是 {version}；要用最新的标注，先在“质量检查 → 版本与定稿”保存一版。</source>
        <translation>In use now: {version}. To use the newest tags, keep a version first under Quality → Versions.</translation>
    </message>
    <message>
        <source>标注的结果放到哪里？</source>
        <translation>Where do the results go?</translation>
    </message>
    <message>
        <source>用正在用的那一版自动标注，直接写成一张表，项目不变。适合几千上万篇；留给人看的可以复核，还能随机抽检。</source>
        <translation>Tagged by the version in use and written as one table; the project stays as it is. For thousands of reports; what is left for review can be judged, and a random check tells how good it is.</translation>
    </message>
    <message>
        <source>还没有保存过版本：只按关键词判，句句都留给人看。先在“质量检查 → 版本与定稿”保存一版，结果才准。</source>
        <translation>No version has been kept yet: only seed words would speak, and every sentence would be left for review. Keep a version first under Quality → Versions.</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>成效</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>人标 + 机器判断</source>
        <translation>People + machine</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentences</translation>
    </message>
    <message>
        <source>属于这一类的句子 / 判过这一类的句子 · 占比</source>
        <translation>Sentences of the category / sentences judged in it · share</translation>
    </message>
    <message>
        <source>至少有一句属于这一类的报告 / 判过这一类的报告 · 占比</source>
        <translation>Reports with at least one sentence of it / reports judged in it · share</translation>
    </message>
    <message>
        <source>属于这一类的句子占判过的全部字数</source>
        <translation>Characters of its sentences, of all characters judged</translation>
    </message>
    <message>
        <source>提及的报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>占字数</source>
        <translation>Of characters</translation>
    </message>
    <message>
        <source>只看{section}部分：属于这一类的句子 / 判过的句子 · 占比</source>
        <translation>In {section} only: sentences of the category / sentences judged · share</translation>
    </message>
    <message>
        <source>人判为“是”的句子 / 人判过的句子 · 占比</source>
        <translation>People said yes / sentences people judged · share</translation>
    </message>
    <message>
        <source>机器判为是或否，但离阈值近，可能有五分之一以上是错的；没有校准过的全算</source>
        <translation>The machine says yes or no, but near the threshold: one in five or more may be wrong; all of a category that is not calibrated</translation>
    </message>
    <message>
        <source>人标</source>
        <translation>People</translation>
    </message>
    <message>
        <source>机器判断</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>机器拿不准</source>
        <translation>Machine unsure</translation>
    </message>
    <message>
        <source>{title}：没有判过的句子</source>
        <translation>{title}: no sentence judged</translation>
    </message>
    <message>
        <source>{title}：判过 {of} 句，其中 {n} 句是，占 {share}。</source>
        <translation>{title}: {n} of {of} sentences judged, {share}.</translation>
    </message>
    <message>
        <source>{title}：判过 {of} 篇，其中 {n} 篇提到，占 {share}。</source>
        <translation>{title}: {n} of {of} reports mention it, {share}.</translation>
    </message>
    <message>
        <source>{title}：判过 {of} 字，其中 {n} 字，占 {share}。</source>
        <translation>{title}: {n} of {of} characters judged, {share}.</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>{name}：属于这一类的句子 / 判过这一类的句子 · 占比</source>
        <translation>{name}: its sentences / sentences judged in it · share</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>全部句子，判过没有都算</source>
        <translation>All sentences, judged or not</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>{reports} 篇报告，{sentences} 句，还没有人标过</source>
        <translation>{reports} reports, {sentences} sentences, none tagged yet</translation>
    </message>
    <message>
        <source>{reports} 篇报告，{sentences} 句，人标过 {n} 句（{share}）</source>
        <translation>{reports} reports, {sentences} sentences, {n} tagged by people ({share})</translation>
    </message>
    <message>
        <source>只算人标的，占比的分母是判过这一类的句子</source>
        <translation>Only what people said; shares are of the sentences judged in the category</translation>
    </message>
    <message>
        <source>没有人判过的句子用机器判断；从“人标 + 机器判断”往右，机器判断的都算在内</source>
        <translation>The machine speaks where nobody has judged; from “People + machine” on, it is counted in</translation>
    </message>
    <message>
        <source>机器还没有判断过，只有人标的</source>
        <translation>The machine has said nothing yet: only what people said</translation>
    </message>
    <message>
        <source>同一篇里几乎相同的句子只计一次</source>
        <translation>near-duplicates count once per report</translation>
    </message>
    <message>
        <source>近似句正在核对，重复的暂时都计</source>
        <translation>near-duplicates are being worked out; until then repeats all count</translation>
    </message>
    <message>
        <source>{n} 篇没有句子，不算</source>
        <translation>{n} reports without sentences left out</translation>
    </message>
    <message>
        <source>点数字看句子</source>
        <translation>click a number for its sentences</translation>
    </message>
    <message>
        <source>还没有报告</source>
        <translation>No reports yet</translation>
    </message>
    <message>
        <source>把报告文件或整个文件夹拖进窗口，或用 文件 → 导入报告…（Ctrl+I）。标过一些句子，这里就说各类别有多少、在哪里、哪一年。</source>
        <translation>Drop files or a whole folder into the window, or use File → Import reports… (Ctrl+I). Once some sentences are tagged, this page says how much there is of each category, where and when.</translation>
    </message>
    <message>
        <source>还没有类别</source>
        <translation>No categories yet</translation>
    </message>
    <message>
        <source>先在 类别体系 里加一个类别，再标一些句子。</source>
        <translation>Add a category under Scheme first, then tag some sentences.</translation>
    </message>
    <message>
        <source>到 标注 页用数字键标几句，这里就有数字。</source>
        <translation>Tag a few sentences on the page Tags with the digit keys, and there are numbers here.</translation>
    </message>
    <message>
        <source>机器已经判断过，也可以在下面选“人标 + 机器判断”先看。</source>
        <translation> The machine has spoken already: choose “People + machine” below to look at that first.</translation>
    </message>
    <message>
        <source>这些条件合在一起，一句也没有。把上面的条件放宽一些。</source>
        <translation>No sentence fits all of these filters. Widen them.</translation>
    </message>
    <message>
        <source>没有人判过、机器判为“是”的句子 / 机器判过的句子 · 占比；还没盲答的抽检句不算</source>
        <translation>Nobody judged, the machine says yes / sentences the machine judged · share; what waits for the random check is left out</translation>
    </message>
    <message>
        <source>{title}：判过 {of} 句，{n} 句拿不准，占 {share}。</source>
        <translation>{title}: {n} of {of} sentences judged are in doubt, {share}.</translation>
    </message>
    <message>
        <source>有分歧的 {n} 处不算</source>
        <translation>{n} in dispute left out</translation>
    </message>
</context>
<context>
    <name>StatisticsBar</name>
    <message>
        <source>算什么</source>
        <translation>What counts</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>只算人标的</source>
        <translation>Only people</translation>
    </message>
    <message>
        <source>人标 + 机器判断</source>
        <translation>People + machine</translation>
    </message>
    <message>
        <source>全部部分</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>全部年份</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>全部层级</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>全部地区</source>
        <translation>All regions</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Not filled in</translation>
    </message>
</context>
<context>
    <name>StatisticsDetails</name>
    <message>
        <source>谁标了多少</source>
        <translation>Who tagged how much</translation>
    </message>
    <message>
        <source>标注人之间的一致性</source>
        <translation>Agreement between analysts</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>一致性</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>全部标完 {wholly} 篇，标了一部分 {partly} 篇，还没有标 {not_yet} 篇</source>
        <translation>Reports tagged in full: {wholly}; in part: {partly}; not yet: {not_yet}</translation>
    </message>
    <message>
        <source>标注人</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentences</translation>
    </message>
    <message>
        <source>判为“是”</source>
        <translation>Said yes</translation>
    </message>
    <message>
        <source>判为“否”</source>
        <translation>Said no</translation>
    </message>
    <message>
        <source>还没有两个人判过同样的句子；各标各的，就看不出标得一致不一致。</source>
        <translation>No two people have judged the same sentences yet: whether they agree cannot be told.</translation>
    </message>
    <message>
        <source>两人以上判过的句子。kappa 扣除了碰巧一致的部分，括号里是 90% 的范围。</source>
        <translation>Sentences that two or more have judged. Kappa leaves out what chance alone would agree on; its 90% range is in brackets.</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>共同判过</source>
        <translation>Judged by both</translation>
    </message>
    <message>
        <source>看法一致</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>列出看法不同的 {n} 句</source>
        <translation>List the {n} they differ on</translation>
    </message>
</context>
<context>
    <name>StatisticsExport</name>
    <message>
        <source>已复制表格，可粘贴到 WPS 或 Excel</source>
        <translation>Table copied; paste it into WPS or Excel</translation>
    </message>
    <message>
        <source>{name} 统计.xlsx</source>
        <translation>{name} statistics.xlsx</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export tables</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已写好 {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>正在写 {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>别的工作还没做完，稍等一下再试</source>
        <translation>Other work is still going on; try again in a moment</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>各类别有多少</source>
        <translation>How much of each category</translation>
    </message>
    <message>
        <source>类别与年份或地区</source>
        <translation>Categories by year or region</translation>
    </message>
    <message>
        <source>按年份还是按地区</source>
        <translation>By year or by region</translation>
    </message>
    <message>
        <source>按年份</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>按地区</source>
        <translation>By region</translation>
    </message>
    <message>
        <source>去标注</source>
        <translation>Start tagging</translation>
    </message>
    <message>
        <source>导出表格…</source>
        <translation>Export tables…</translation>
    </message>
    <message>
        <source>详细</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>复制表格</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>复制年份或地区的表格</source>
        <translation>Copy the table of years or regions</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>正在找出这些句子…</source>
        <translation>Finding these sentences…</translation>
    </message>
    <message>
        <source>{title}：{n} 句</source>
        <translation>{title}: {n} sentences</translation>
    </message>
    <message>
        <source>没有数成，原因写在下面的状态栏里</source>
        <translation>Nothing could be counted; the status line says why</translation>
    </message>
    <message>
        <source>看法不同的句子</source>
        <translation>Sentences they differ on</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>标注人 {name}</source>
        <translation>Analyst: {name}</translation>
    </message>
    <message>
        <source>工作进度</source>
        <translation>Progress of the work</translation>
    </message>
    <message>
        <source>每个类别都判断过的句子。新加了类别，旧句子就还没有标完</source>
        <translation>Sentences judged in every category. A new category leaves the older ones to be finished</translation>
    </message>
    <message>
        <source>本篇已标 {done}/{total} 句</source>
        <translation>This report: {done}/{total} done</translation>
    </message>
</context>
<context>
    <name>Suspicious</name>
    <message>
        <source>属于</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>不属于</source>
        <translation>no</translation>
    </message>
    <message>
        <source>标为{said}，相似句相反</source>
        <translation>tagged {said}, a twin says otherwise</translation>
    </message>
    <message>
        <source>标为{said}，机器判断 {p}</source>
        <translation>tagged {said}, program says {p}</translation>
    </message>
    <message>
        <source>已改</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>已保留</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>两句几乎相同，只有一句属于</source>
        <translation>Near-identical, but only one is</translation>
    </message>
    <message>
        <source>这一句属于</source>
        <translation>Is this sentence</translation>
    </message>
    <message>
        <source>吗？</source>
        <translation>?</translation>
    </message>
    <message>
        <source>{who}：{said}（{how}，{day}）</source>
        <translation>{who}: {said} ({how}, {day})</translation>
    </message>
    <message>
        <source>商定</source>
        <translation>settled</translation>
    </message>
    <message>
        <source>逐句标的</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>接受机器判断</source>
        <translation>prediction accepted</translation>
    </message>
    <message>
        <source>成批标的</source>
        <translation>in bulk</translation>
    </message>
    <message>
        <source>从相同的句子带来</source>
        <translation>from a near-identical one</translation>
    </message>
    <message>
        <source>导入的</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>属于的可能 {p}（没有学过这篇报告时）</source>
        <translation>{p} likely a yes (not having learnt this report)</translation>
    </message>
    <message>
        <source>机器判断</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>支持词</source>
        <translation>For</translation>
    </message>
    <message>
        <source>反对词</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>命中的关键词</source>
        <translation>Seed words</translation>
    </message>
    <message>
        <source>{when}核对</source>
        <translation>Checked {when}</translation>
    </message>
    <message>
        <source>，之后改动了 {n} 句标注</source>
        <translation>, {n} sentences tagged since</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{n} 分钟前</source>
        <translation>{n} min ago</translation>
    </message>
    <message>
        <source>{n} 小时前</source>
        <translation>{n} h ago</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} days ago</translation>
    </message>
</context>
<context>
    <name>SuspiciousEmpty</name>
    <message>
        <source>正在核对标注</source>
        <translation>Checking the tags</translation>
    </message>
    <message>
        <source>机器在没学过每一条标注的情况下，把它重新判断一遍。可以先去做别的，做完就列在这里。</source>
        <translation>Every tag is judged again by a program that has not learnt it. Do something else meanwhile; the list will be here.</translation>
    </message>
    <message>
        <source>正在核对全部标注…</source>
        <translation>Checking all tags…</translation>
    </message>
    <message>
        <source>标注几十句以后，这里列出最可能标错的：机器看法相反的，和几乎相同的句子却标得不同的。每条一个键改正，一个键保留。</source>
        <translation>After a few dozen tags this lists those most likely to be wrong: where the program thinks otherwise, and where near-identical sentences are tagged differently. One key corrects, one keeps.</translation>
    </message>
    <message>
        <source>还没有标注可以核对</source>
        <translation>No tags to check yet</translation>
    </message>
    <message>
        <source>重新核对</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>没有一条标注让机器觉得更可能是错的，相同的句子也标得一样。</source>
        <translation>No tag looks more likely wrong than right, and near-identical sentences are tagged alike.</translation>
    </message>
    <message>
        <source>没有可疑的标注</source>
        <translation>Nothing suspicious</translation>
    </message>
    <message>
        <source>这一类没有可疑的</source>
        <translation>Nothing suspicious of this kind</translation>
    </message>
    <message>
        <source>请看上面的另一类。</source>
        <translation>See the other kind above.</translation>
    </message>
    <message>
        <source>没有核对成</source>
        <translation>The check failed</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>SuspiciousHead</name>
    <message>
        <source>重新核对</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>机器没学过这一条时，觉得它标错了</source>
        <translation>Not having learnt it, the program thinks it is wrong</translation>
    </message>
    <message>
        <source>几乎相同的句子，标得不一样</source>
        <translation>Near-identical sentences, tagged differently</translation>
    </message>
    <message>
        <source>机器有疑问 {n}</source>
        <translation>Program doubts {n}</translation>
    </message>
    <message>
        <source>相同的句子标得不同 {n}</source>
        <translation>Twins tagged differently {n}</translation>
    </message>
</context>
<context>
    <name>SuspiciousPage</name>
    <message>
        <source>正在重新核对…</source>
        <translation>Checking again…</translation>
    </message>
    <message>
        <source>（只列出最可疑的）</source>
        <translation> (only the most suspicious)</translation>
    </message>
    <message>
        <source>原因写在下面的状态栏里。</source>
        <translation>The reason stands in the status line below.</translation>
    </message>
    <message>
        <source>这一列都看完了</source>
        <translation>That was the last of this list</translation>
    </message>
</context>
<context>
    <name>TableRow</name>
    <message>
        <source>选择元数据表…</source>
        <translation>Metadata table…</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>Do not use</translation>
    </message>
    <message>
        <source>可选：一张 .xlsx 或 .csv，按文件名补上年份、地区等。</source>
        <translation>Optional: an .xlsx or .csv that gives year, region … by file name.</translation>
    </message>
    <message>
        <source>正在核对 {name}…</source>
        <translation>Checking {name}…</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation>Tables (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>选择元数据表</source>
        <translation>Choose the metadata table</translation>
    </message>
    <message>
        <source>{name}：{all} 行，对上 {n} 个文件</source>
        <translation>{name}: {all} rows, {n} files found</translation>
    </message>
    <message>
        <source>没对上 {n} 行：{names}</source>
        <translation>{n} rows without a file: {names}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Tell</name>
    <message>
        <source>标句</source>
        <translation>Biaoju</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>ThresholdPanel</name>
    <message>
        <source>阈值</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>没标过的句子怎么分</source>
        <translation>Where untagged sentences go</translation>
    </message>
    <message>
        <source>回到现在的值</source>
        <translation>Back to the one in use</translation>
    </message>
    <message>
        <source>“是”和“否”都标够 12 句，才有阈值可试。</source>
        <translation>Thresholds can be tried from 12 yes and 12 no on.</translation>
    </message>
    <message>
        <source>现在用 {now}。只是试算：拉动它不改变任何判断。数字来自交叉检验。</source>
        <translation>In use: {now}. A trial only: moving it changes no prediction. Figures by cross-validation.</translation>
    </message>
    <message>
        <source>机器判断到 {threshold} 就算“是”</source>
        <translation>Yes from {threshold} on</translation>
    </message>
    <message>
        <source>查准率 {precision}
查全率 {recall}</source>
        <translation>Precision {precision}
Recall {recall}</translation>
    </message>
    <message>
        <source>直接标“是”</source>
        <translation>auto yes</translation>
    </message>
    <message>
        <source>不标</source>
        <translation>no</translation>
    </message>
    <message>
        <source>没标过的 {n} 句：</source>
        <translation>{n} untagged sentences: </translation>
    </message>
    <message>
        <source>没标过的句子里，还没有可数的机器判断。</source>
        <translation>No untagged sentence has a prediction to count.</translation>
    </message>
    <message>
        <source>留给人看</source>
        <translation>left for review</translation>
    </message>
</context>
<context>
    <name>TradeView</name>
    <message>
        <source>查准率与查全率的取舍</source>
        <translation>Precision against recall</translation>
    </message>
    <message>
        <source>查全率</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>查准率</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>到 {threshold} 算“是”：查准率 {precision}，查全率 {recall}，F1 {f1}</source>
        <translation>Yes from {threshold}: precision {precision}, recall {recall}, F1 {f1}</translation>
    </message>
</context>
<context>
    <name>VersionActs</name>
    <message>
        <source>别的工作还没做完，稍等一下再试</source>
        <translation>Other work is under way; try again in a moment</translation>
    </message>
    <message>
        <source>正在学，学完会保存为一版</source>
        <translation>Still learning; it will be kept as a version</translation>
    </message>
    <message>
        <source>正在学此刻的标注，算交叉检验的数字……可以照常标注</source>
        <translation>Learning from the tags as they are now, and cross-validating… You can go on tagging</translation>
    </message>
    <message>
        <source>已保存为 {version}</source>
        <translation>Kept as {version}</translation>
    </message>
    <message>
        <source>正在学，学完再比较</source>
        <translation>Still learning; compare after that</translation>
    </message>
    <message>
        <source>正在让 {first} 和 {second} 判断全部句子……</source>
        <translation>{first} and {second} are deciding every sentence…</translation>
    </message>
    <message>
        <source>已删除 {version} 的文件</source>
        <translation>The files of {version} were deleted</translation>
    </message>
    <message>
        <source>{version} 已写到 {path}；里面有类别和词表，没有句子</source>
        <translation>{version} was written to {path}: categories and words, no sentences</translation>
    </message>
    <message>
        <source>正在写 {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>正在核对 {name}</source>
        <translation>Checking {name}</translation>
    </message>
    <message>
        <source>已收进为 {version}；要用它，选中后按“回到这一版”</source>
        <translation>Taken in as {version}; to use it, choose it and press "Go back to it"</translation>
    </message>
    <message>
        <source>标句版本 (*.biaoju)</source>
        <translation>Version (*.biaoju)</translation>
    </message>
    <message>
        <source>导出版本</source>
        <translation>Export version</translation>
    </message>
    <message>
        <source>导入版本</source>
        <translation>Import version</translation>
    </message>
</context>
<context>
    <name>VersionsNumbers</name>
    <message>
        <source>没有地区和年份</source>
        <translation>no region or year</translation>
    </message>
    <message>
        <source>{n} 个百分点</source>
        <translation>{n} points</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>reports</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>sentences</translation>
    </message>
    <message>
        <source>已标</source>
        <translation>judged</translation>
    </message>
    <message>
        <source>有分歧的句子</source>
        <translation>sentences in conflict</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>有分歧</source>
        <translation>conflict</translation>
    </message>
    <message>
        <source>未判断</source>
        <translation>not judged</translation>
    </message>
    <message>
        <source>查准率</source>
        <translation>precision</translation>
    </message>
    <message>
        <source>查全率</source>
        <translation>recall</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>overall score</translation>
    </message>
    <message>
        <source>综合得分，各类平均</source>
        <translation>overall score, mean of categories</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>学了几句</source>
        <translation>Learnt from</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>保存的版本</source>
        <translation>Kept versions</translation>
    </message>
    <message>
        <source>保存为一版…</source>
        <translation>Keep a version…</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>回到这一版</source>
        <translation>Go back to it</translation>
    </message>
    <message>
        <source>导出为文件…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>删除…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>批量标注和定稿用它；边标边学从它的配方起，仍随每次标注学习</source>
        <translation>Batch tagging and deliveries take it; learning while you tag starts from its recipe and goes on with every tag</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>定稿人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>已标</source>
        <translation>Judged</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Deliveries</translation>
    </message>
    <message>
        <source>定稿…</source>
        <translation>Deliver…</translation>
    </message>
    <message>
        <source>导出工作簿…</source>
        <translation>Export workbook…</translation>
    </message>
    <message>
        <source>批量标注和定稿用 {version}；窗口里的判断随标注不断更新</source>
        <translation>Batch tagging and deliveries take {version}; what the window shows follows every tag</translation>
    </message>
    <message>
        <source>按住 Ctrl 或 Shift 选两行，就能比较</source>
        <translation>To compare, choose two lines with Ctrl or Shift</translation>
    </message>
    <message>
        <source>没有文件的版本不能比较</source>
        <translation>A version without its files cannot be compared</translation>
    </message>
    <message>
        <source>再有一行，就能比较</source>
        <translation>With one more line here, two can be compared</translation>
    </message>
    <message>
        <source>还没有保存的版本。边标边学不用保存也一直在学；想留住此刻的自动标注和它的数字，以便比较、交给同事或定稿，就按“保存为一版”。同事给的版本文件用“导入…”收进来。</source>
        <translation>No version was kept yet. Learning while you tag needs none; to hold on to auto-tagging as it is now and its figures, to compare, hand over or deliver it, press “Keep a version”. A version file from a colleague comes in with “Import…”.</translation>
    </message>
    <message>
        <source>还没有定稿。定稿把标注、类别体系、切分、正在用的版本和数字一起冻结：以后无论怎么改，都能导出一模一样的工作簿，两次定稿还能逐个数字比较。</source>
        <translation>No delivery yet. A delivery freezes labels, scheme, split, the version in use and the figures together: whatever changes later, the same workbook can be exported again, and two deliveries can be compared number by number.</translation>
    </message>
</context>
<context>
    <name>VersionsQuestion</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>VersionsWords</name>
    <message>
        <source>正在用</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>文件不在</source>
        <translation>files missing</translation>
    </message>
    <message>
        <source>定稿“{name}”用</source>
        <translation>delivered: {name}</translation>
    </message>
    <message>
        <source>同事的</source>
        <translation>a colleague's</translation>
    </message>
    <message>
        <source>来自 {origin}；数字出自对方的标注</source>
        <translation>From {origin}; its figures come from their tags</translation>
    </message>
    <message>
        <source>{first} 与 {second}：{n} 句的判断全部相同</source>
        <translation>{first} and {second}: the same decisions on all {n} sentences</translation>
    </message>
    <message>
        <source>{first} → {second}：{n} 句里有 {m} 句判断不同（{told}）</source>
        <translation>{first} → {second}: {m} of {n} sentences are decided otherwise ({told})</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>Overall score</translation>
    </message>
    <message>
        <source>把查准率和查全率合成一个数（F1），再取各类别的平均；来自交叉检验，括号里是 90% 的范围</source>
        <translation>Precision and recall as one number (F1), the mean of all categories; from cross-validation, with its 90% range in brackets</translation>
    </message>
</context>
<context>
    <name>Waits</name>
    <message>
        <source>{name}：定义改动前的标注</source>
        <translation>{name}: tagged before the definition changed</translation>
    </message>
    <message>
        <source>{name}：待重新确认</source>
        <translation>{name}: to be confirmed</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>正在重做…</source>
        <translation>Redoing…</translation>
    </message>
    <message>
        <source>正在撤销…</source>
        <translation>Undoing…</translation>
    </message>
    <message>
        <source>已重做：{what}</source>
        <translation>Redone: {what}</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>标句</source>
        <translation>Biaoju</translation>
    </message>
    <message>
        <source>最近的项目</source>
        <translation>Recent projects</translation>
    </message>
    <message>
        <source>一句一句地读报告，按一个数字键就标好一句。
所有内容都存在您电脑上的一个文件里，不联网。</source>
        <translation>Read reports sentence by sentence and tag each with one digit key.
Everything stays in one file on your computer; nothing goes online.</translation>
    </message>
    <message>
        <source>打开示例</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>几篇虚构的报告，可以随便试</source>
        <translation>A few invented reports to try things on</translation>
    </message>
    <message>
        <source>新建项目并导入报告…</source>
        <translation>New project from reports…</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>打开项目…</source>
        <translation>Open project…</translation>
    </message>
    <message>
        <source>也可以把文件或文件夹拖进来。</source>
        <translation>You can also drop files or folders here.</translation>
    </message>
    <message>
        <source>先建一个空项目…</source>
        <translation>An empty project first…</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>没有命中任何关键词</source>
        <translation>No seed word hits</translation>
    </message>
    <message>
        <source>相似句</source>
        <translation>Similar sentences</translation>
    </message>
    <message>
        <source>关键词</source>
        <translation>Seed words</translation>
    </message>
    <message>
        <source>支持词</source>
        <translation>For</translation>
    </message>
    <message>
        <source>反对词</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>先答后看</source>
        <translation>Answer first, then see</translation>
    </message>
    <message>
        <source>随机抽到的一句：机器判断</source>
        <translation>A random check: first answer</translation>
    </message>
    <message>
        <source>答完（回车或 0）才显示</source>
        <translation>(Enter or 0), then it shows</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>机器判断的依据</source>
        <translation>What the program goes by</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>☀ 浅色</source>
        <translation>☀ Light</translation>
    </message>
    <message>
        <source>☾ 深色</source>
        <translation>☾ Dark</translation>
    </message>
    <message>
        <source>标句</source>
        <translation>Biaoju</translation>
    </message>
    <message>
        <source>标句 ─ {name}</source>
        <translation>Biaoju ─ {name}</translation>
    </message>
    <message>
        <source>标句项目 (*.db)</source>
        <translation>Biaoju projects (*.db)</translation>
    </message>
    <message>
        <source>打开项目</source>
        <translation>Open project</translation>
    </message>
    <message>
        <source>已保存 · {what}</source>
        <translation>Saved · {what}</translation>
    </message>
    <message>
        <source>（{name}）</source>
        <translation> ({name})</translation>
    </message>
    <message>
        <source>没有报告：把文件拖进来，或 文件 → 导入报告…</source>
        <translation>No reports yet: drop files here, or File → Import reports…</translation>
    </message>
    <message>
        <source>请等正在进行的工作完成，再换语言</source>
        <translation>Wait for the work under way, then change the language</translation>
    </message>
    <message>
        <source>已保存 · 没有变化</source>
        <translation>Saved · no change</translation>
    </message>
</context>
<context>
    <name>WordMenu</name>
    <message>
        <source>{word}（{name}）</source>
        <translation>{word} ({name})</translation>
    </message>
    <message>
        <source>“{word}”设为“{name}”的关键词</source>
        <translation>Make “{word}” a seed word of “{name}”</translation>
    </message>
    <message>
        <source>“{word}”设为“{name}”的排除词</source>
        <translation>Make “{word}” a veto word of “{name}”</translation>
    </message>
</context>
<context>
    <name>WordOffers</name>
    <message>
        <source>建议的关键词</source>
        <translation>Suggested</translation>
    </message>
    <message>
        <source>最支持的词</source>
        <translation>Speak for</translation>
    </message>
    <message>
        <source>最反对的词</source>
        <translation>Speak against</translation>
    </message>
    <message>
        <source>现有关键词没有命中的句子里，加上它们能多命中的。</source>
        <translation>What these would hit that no seed word hits yet.</translation>
    </message>
    <message>
        <source>自动标注判断“属于”时最看重的词。</source>
        <translation>What the program goes by most when it says yes.</translation>
    </message>
    <message>
        <source>自动标注判断“不属于”时最看重的词。</source>
        <translation>What the program goes by most when it says no.</translation>
    </message>
    <message>
        <source>已标 是/否</source>
        <translation>Yes / no</translation>
    </message>
    <message>
        <source>多命中</source>
        <translation>New hits</translation>
    </message>
    <message>
        <source>估计查准率</source>
        <translation>Precision (est.)</translation>
    </message>
    <message>
        <source>{n} 句</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>查准率按这些句子的标注估计</source>
        <translation>precision estimated from their tags</translation>
    </message>
    <message>
        <source>标注太少，查准率按机器判断估计</source>
        <translation>too few tags: precision estimated from predictions</translation>
    </message>
    <message>
        <source>标为“属于”的来自 {n} 篇报告；{by}，括号里是九成把握的范围</source>
        <translation>Those tagged yes are from {n} reports; {by}, with its 90% range</translation>
    </message>
    <message>
        <source>词</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>建议的词</source>
        <translation>Words to add</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>已是关键词</source>
        <translation>seed word</translation>
    </message>
    <message>
        <source>已是排除词</source>
        <translation>veto word</translation>
    </message>
    <message>
        <source>不再建议</source>
        <translation>refused</translation>
    </message>
</context>
<context>
    <name>WordOffersPanel</name>
    <message>
        <source>设为关键词  ⏎</source>
        <translation>Seed word  ⏎</translation>
    </message>
    <message>
        <source>设为排除词  Shift+⏎</source>
        <translation>Veto word  Shift+⏎</translation>
    </message>
    <message>
        <source>不要  Delete</source>
        <translation>Refuse  Delete</translation>
    </message>
    <message>
        <source>重新找</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>没有找成，原因写在下面的状态栏里。</source>
        <translation>That failed; the reason stands in the status line below.</translation>
    </message>
    <message>
        <source>正在找…（要读一遍全部句子）</source>
        <translation>Looking… (through all sentences)</translation>
    </message>
    <message>
        <source>这个类别还没有标注。标上几句“属于”和“不属于”以后再来看。</source>
        <translation>Nothing is tagged in this category yet. Come back after a few yes and a few no.</translation>
    </message>
    <message>
        <source>没有可建议的词：现有的关键词已经覆盖了标为“属于”的句子。</source>
        <translation>Nothing to suggest: the seed words hit every sentence tagged yes.</translation>
    </message>
    <message>
        <source>还学不出有分量的词：需要几句“属于”和几句“不属于”。</source>
        <translation>No word weighs anything yet: it takes some yes and some no.</translation>
    </message>
</context>
<context>
    <name>WordPreviewPanel</name>
    <message>
        <source>命中的句子</source>
        <translation>Sentences with the word</translation>
    </message>
    <message>
        <source>输入或选中一个词，这里显示它命中哪些句子。“…”连接同一分句里的两部分：民法典…学习。</source>
        <translation>Type or choose a word to see the sentences it hits. “…” joins two parts of one clause: 民法典…学习.</translation>
    </message>
    <message>
        <source>“{word}”出现在 {n} 句，其中 {lost} 句的关键词因此不算</source>
        <translation>“{word}” is in {n} sentences; in {lost} of them it cancels a seed word</translation>
    </message>
    <message>
        <source>“{word}”没有命中句子</source>
        <translation>“{word}” hits no sentence</translation>
    </message>
    <message>
        <source>{report} ›</source>
        <translation>{report} ›</translation>
    </message>
    <message>
        <source>“{word}”命中 {n} 句，其中人标为是 {yes} 句、否 {no} 句</source>
        <translation>“{word}” hits {n} sentences: people tagged {yes} yes, {no} no</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>做到哪里</source>
        <translation>How far it is</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在看有哪些文件…</source>
        <translation>Looking for files…</translation>
    </message>
    <message>
        <source>{done} / {whole} 个文件</source>
        <translation>{done} / {whole} files</translation>
    </message>
    <message>
        <source>手上的做完就停…</source>
        <translation>Stopping after what is under way…</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>先不做了</source>
        <translation>Leave it for now</translation>
    </message>
    <message>
        <source>正在做的</source>
        <translation>What is under way</translation>
    </message>
    <message>
        <source>现在可以去别的页面接着标。要继续就回到这里；关上窗口，下次也从这里继续。</source>
        <translation>You can tag on the other pages now. To go on, come back here; if you close the window, it goes on from here next time.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>这一句还没有标注，也没有机器判断：请按类别键，或按 0（均不涉及）</source>
        <translation>This sentence has neither a tag nor a prediction: press a category, or 0 (none applies)</translation>
    </message>
    <message>
        <source>没有按键为 {key} 的类别</source>
        <translation>No category has the key {key}</translation>
    </message>
    <message>
        <source>这是本篇最后一句</source>
        <translation>This is the last sentence of the report</translation>
    </message>
    <message>
        <source>这一段不是句子，不能标注；要标注请先用“文本 → 改为”改成句子</source>
        <translation>This is no sentence and is not tagged; to tag it, make it one first: Text → Change to</translation>
    </message>
    <message>
        <source>后台正在改动标注，请等它完成</source>
        <translation>Tags are being changed in the background; wait until that is done</translation>
    </message>
    <message>
        <source>机器判断刚刚变了，请看一眼再确认</source>
        <translation>The prediction has just changed: look again, then confirm</translation>
    </message>
</context>
</TS>