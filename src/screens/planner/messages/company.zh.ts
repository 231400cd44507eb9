/** Words of working in company, in Chinese. */
export const company = {
  others: '同时在这个方案上的人',
  takeNewer: '改到第 {{version}} 版之上',
};
