<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>App</name>
    <message>
        <source>程序出错了，已保存的标注没有受影响。出错报告在 {path}，请把它发给开发者。</source>
        <translation>The program made a mistake; what was saved is safe. The report is in {path}: please send it to the developers.</translation>
    </message>
    <message>
        <source>这台电脑没有中文字体，汉字会显示成方框。请先安装一种，例如文泉驿微米黑。</source>
        <translation>This computer has no Chinese font, so Chinese shows as boxes. Please install one, for example WenQuanYi Micro Hei.</translation>
    </message>
</context>
<context>
    <name>CategoriesPanel</name>
    <message>
        <source>这一句属于</source>
        <translation>This sentence is about</translation>
    </message>
    <message>
        <source>1-9  标注或取消一个类别</source>
        <translation>1-9  category on or off</translation>
    </message>
    <message>
        <source>0  均不涉及，到下一句</source>
        <translation>0  none applies, next</translation>
    </message>
    <message>
        <source>回车  确认所示，到下一句</source>
        <translation>Enter  confirm what is shown, next</translation>
    </message>
    <message>
        <source>空格  跳过　↑ ↓  移动</source>
        <translation>Space  skip    ↑ ↓  move</translation>
    </message>
    <message>
        <source>Ctrl+Z  撤销　Ctrl+Y  重做</source>
        <translation>Ctrl+Z  undo    Ctrl+Y  redo</translation>
    </message>
    <message>
        <source>均不涉及</source>
        <translation>None applies</translation>
    </message>
    <message>
        <source>先按类别键或 0</source>
        <translation>First press a category, or 0</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>确认：{what}  ⏎</source>
        <translation>Confirm: {what}  ⏎</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>正在导入…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>导入已取消，已读完的报告都在</source>
        <translation>Import cancelled; every report that was finished is here</translation>
    </message>
    <message>
        <source>导入了 {n} 篇报告，{s} 句</source>
        <translation>Imported reports: {n}, sentences: {s}</translation>
    </message>
    <message>
        <source>；{n} 篇原来就有</source>
        <translation>; already here: {n}</translation>
    </message>
    <message>
        <source>正在导入 {name}</source>
        <translation>Importing {name}</translation>
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
    <name>ReportsPanel</name>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>报告 {n} 篇</source>
        <translation>Reports: {n}</translation>
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
        <source>本篇已标 {done}/{total} 句</source>
        <translation>This report: {done}/{total} tagged</translation>
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
</context>
<context>
    <name>Window</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
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
        <source>关闭项目</source>
        <translation>Close project</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
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
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>深色或浅色</source>
        <translation>Dark or light</translation>
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
        <source>没有报告：文件 → 导入报告…</source>
        <translation>No reports yet: File → Import reports…</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>已重做：{what}</source>
        <translation>Redone: {what}</translation>
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
        <source>{n} 个文件没有导入：</source>
        <translation>Files that were not imported: {n}</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>nothing changed</translation>
    </message>
    <message>
        <source>已保存 · {what}</source>
        <translation>Saved · {what}</translation>
    </message>
    <message>
        <source>（{name}）</source>
        <translation> ({name})</translation>
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
</context>
</TS>
