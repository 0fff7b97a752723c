"""Small invented reports, and projects made of them, for tests that cross rooms."""

from pathlib import Path

REPORT = """云溪县2021年法治政府建设情况报告
发布日期：2022-03-15
2021年，云溪县认真落实各项部署，法治政府建设稳步推进。
一、主要工作成效
（一）规范行政执法。
一是开展案卷评查。全年抽查行政执法案卷四百件，通报问题三十个，已整改二十八个。
二是落实行政执法公示制度。全县三十家单位公示执法信息一万二千条。
（二）加强法治宣传。
开展宪法宣传周活动二十场，发放普法资料五千份。
组织领导干部旁听庭审六次。
（三）优化营商环境。
推行“一网通办”，企业开办时间压缩至半个工作日。
为三百家企业提供法治体检。
（四）化解矛盾纠纷。
全县人民调解组织调处矛盾纠纷一千二百件，调解成功率98.5%。
办理行政复议案件四十件，行政机关负责人出庭应诉率达100%。
二、存在的问题
部分单位对重大行政决策程序掌握不够。
三、下一步工作
继续完善规范性文件备案审查制度。
"""

OTHER_REPORT = """青岚区2022年法治政府建设情况报告
2022年，青岚区扎实推进依法行政。
一、工作开展情况
对三十二名新上岗执法人员逐一考核后发放证件。
开展法律进校园活动十五场。
推行证明事项告知承诺制，取消证明二十项。
两家邻居因排水沟归属争执多年，经人民调解员上门三次达成协议。
制定行政规范性文件六件，均按时报送备案。
二、下一步打算
持续推进公共法律服务均衡发展。
"""


def write_reports(folder: Path) -> Path:
    """Two reports as text files in ``folder``, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "云溪县2021.txt").write_text(REPORT, "utf-8", newline="\n")
    (folder / "青岚区2022.txt").write_text(OTHER_REPORT, "utf-8", newline="\n")
    return folder
