/** Column and property names as offices write them, by the contract's own name. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  code: [
    '编码',
    '编号',
    '代码',
    '楼栋编码',
    '建筑编码',
    '站点编码',
    '阵地编码',
    '小区编码',
    '网格编码',
    '区划代码',
  ],
  name: ['名称', '名字', '站点名称', '阵地名称', '小区名称', '网格名称', '楼栋名称', '建筑名称'],
  lon: ['经度', 'lng', 'longitude', 'long', 'x'],
  lat: ['纬度', 'latitude', 'y'],
  householdCount: ['户数', '总户数', '居民户数', '家庭户数', 'households', 'household_count'],
  olderCount: ['老年户数', '老人户数', '老龄户数', 'older_count'],
  kind: ['类型', '类别', '种类'],
  tier: ['层级', '级别', '等级'],
  level: ['行政级别'],
  parentCode: ['上级编码', '上级代码', '父级编码', 'parent_code'],
  communityCode: ['社区编码', '社区代码', '所属社区编码', 'community_code'],
  compoundCode: ['所属小区编码', '所属小区', 'compound_code'],
  floorAreaM2: ['建筑面积', '面积', '建筑面积(㎡)', '建筑面积（㎡）', 'floor_area'],
  services: ['服务', '服务项目', '服务事项', '服务内容', '功能'],
  openingHours: ['开放时间', '营业时间', 'opening_hours'],
  phone: ['电话', '联系电话', '咨询电话'],
  address: ['地址', '位置', '详细地址'],
  accessibility: ['无障碍', '无障碍设施', 'wheelchair'],
  checkedOn: ['核查日期', '核实日期', '更新日期', 'checked_on'],
  typology: ['网格类型'],
  isGated: ['封闭', '是否封闭', '封闭管理'],
  hasPropertyManagement: ['物业', '有无物业', '是否有物业'],
  hasSecurity: ['安保', '有无安保', '是否有安保'],
  access: ['通行'],
  open: ['出入口开放时间'],
};

const NAME_OF_WORD = new Map<string, string>(
  Object.entries(WORDS).flatMap(([name, words]) =>
    [name, ...words].map((word) => [word.toLowerCase(), name]),
  ),
);

/** The contract's name of a column, or the column's own name where it is none of ours. */
export function columnName(header: string): string {
  const trimmed = header.replace(/^\uFEFF/, '').trim();
  return NAME_OF_WORD.get(trimmed.toLowerCase()) ?? trimmed;
}

/** The same row under the contract's names; of two columns with one meaning the first that says something counts. */
export function withColumnNames(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const renamed: Record<string, unknown> = {};
  for (const [header, value] of Object.entries(row)) {
    const name = columnName(header);
    if (renamed[name] === undefined || renamed[name] === null || renamed[name] === '') renamed[name] = value;
  }
  return renamed;
}
