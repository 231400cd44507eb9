import { addMessages } from './i18n.ts';

/** Words shared by the pages that somebody signs in to. */
export const messages = {
  zh: {
    signOut: '退出登录',
    role: { planner: '规划员', reviewer: '审核员', leader: '领导', admin: '管理员' },
    refusal: {
      offline: '连不上服务器。请检查网络后重试。',
      not_signed_in: '登录已过期，请重新登录。',
      wrong_credentials: '邮箱或密码不对。',
      forbidden: '您的账号没有这项权限。',
      not_found: '没有找到。',
      conflict: '其他人已先保存或发布，您的改动没有覆盖他们的。',
      wrong_status: '方案目前的状态不允许这一步。',
      code_used: '新网格的编码曾被使用过，请重新编号。',
      community_taken: '有社区已在同级的另一个生活圈里。',
      contested: '方案里还有有争议的楼栋，请先处理。',
      illegal_map: '检查没有通过，方案没有发布。',
      invalid_input: '输入有误。',
    },
  },
  en: {
    signOut: 'Sign out',
    role: { planner: 'Planner', reviewer: 'Reviewer', leader: 'Leader', admin: 'Administrator' },
    refusal: {
      offline: 'The server cannot be reached. Check the network and try again.',
      not_signed_in: 'Your session has expired. Please sign in again.',
      wrong_credentials: 'Wrong email or password.',
      forbidden: 'Your account may not do this.',
      not_found: 'Nothing was found.',
      conflict: 'Somebody else saved or published first. Nothing of theirs was overwritten.',
      wrong_status: "The plan's present status does not allow this step.",
      code_used: 'A new grid has a code that was used before. Number it anew.',
      community_taken: 'A community is in another life circle of the same tier.',
      contested: 'The plan has contested buildings. Settle them first.',
      illegal_map: 'The check found problems. Nothing was published.',
      invalid_input: 'The input is not valid.',
    },
  },
} as const;

addMessages('ui', messages);
