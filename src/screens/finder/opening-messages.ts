/** Words of hours that are not sure. */
export const messages = {
  zh: {
    opening: {
      doubtful: '{{words}}（{{doubt}}）',
      doubt: {
        holiday: '今天是法定节假日，请先电话询问',
        makeup_workday: '今天调休上班，时间可能不同，请先电话询问',
        untold: '临近节假日，放假安排未录入，请先电话询问',
      },
    },
  },
  en: {
    opening: {
      doubtful: '{{words}} ({{doubt}})',
      doubt: {
        holiday: 'public holiday today: please call first',
        makeup_workday: 'make-up working day today, hours may differ: please call first',
        untold: 'near a public holiday whose free days are not known here: please call first',
      },
    },
  },
};
