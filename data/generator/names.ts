/** Invented names, built from two stems and an ending. None is meant to be a real place; none is a person's. */
import type { Random } from './random.ts';

const FIRST = [
  ...'青翠锦云清金银玉明和安永兴瑞祥嘉佳丽紫丹碧秋春夏晴朗芳兰竹梅松柏桂荷莲枫杨柳榆槐梧桐南北东西',
];
const SECOND = [
  ...'石湖泉溪河江汀洲渡桥门台亭楼阁园苑林山岭坡谷原野田舟帆月星霞虹霖露泽源华光晖康宁乐福寿德仁义信',
];
const COMPOUND_ENDINGS = [
  '花园',
  '家园',
  '小区',
  '新村',
  '雅苑',
  '名邸',
  '公馆',
  '华府',
  '佳苑',
  '庭院',
  '新城',
  '水岸',
  '嘉园',
  '公寓',
];
const COUNTY_ENDINGS = ['县', '县', '县', '市', '县', '县', '县', '县', '县', '县'];

/** Gives each stem once; when all pairs are used it starts to number them. */
export class NameBook {
  private readonly used = new Set<string>();
  constructor(private readonly random: Random) {}

  private unique(make: () => string): string {
    for (let attempt = 0; attempt < 400; attempt++) {
      const name = make();
      if (this.used.has(name)) continue;
      this.used.add(name);
      return name;
    }
    const base = make();
    let number = 2;
    while (this.used.has(`${base}${number}`)) number++;
    this.used.add(`${base}${number}`);
    return `${base}${number}`;
  }

  private stem(): string {
    const first = this.random.pick(FIRST);
    let second = this.random.pick(SECOND);
    while (second === first) second = this.random.pick(SECOND);
    return first + second;
  }

  county(index: number): string {
    const ending = index === 0 ? '区' : index === 1 ? '区' : COUNTY_ENDINGS[index % COUNTY_ENDINGS.length];
    return this.unique(() => this.stem() + ending);
  }

  subdistrict(): string {
    return this.unique(() => `${this.stem()}街道`);
  }

  community(): string {
    return this.unique(() => `${this.stem()}社区`);
  }

  compound(): string {
    return this.unique(() => this.stem() + this.random.pick(COMPOUND_ENDINGS));
  }

  street(ending: string): string {
    return this.unique(() => this.stem() + ending);
  }
}
