export const messages = {
  zh: {
    label: '导出',
    png: '图片 PNG',
    pdf: '文档 PDF',
    xlsx: '表格 XLSX',
    busy: '正在生成…',
    failed: '没能导出。请再试一次。',
    file: '{{place}}-服务圈大屏-{{limit}}分钟-{{day}}',
    title: '{{place}} 服务圈大屏',
  },
  en: {
    label: 'Export',
    png: 'Picture PNG',
    pdf: 'Document PDF',
    xlsx: 'Tables XLSX',
    busy: 'Working…',
    failed: 'The export failed. Please try again.',
    file: '{{place}}-coverage-wall-{{limit}}-min-{{day}}',
    title: '{{place}}: coverage wall',
  },
} as const;
