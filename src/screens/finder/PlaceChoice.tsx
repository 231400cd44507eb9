import { useId, useMemo, useState } from 'react';
import type { CityData } from '../../domain/city.ts';
import { Button } from '../../ui/Button.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './PlaceChoice.module.css';
import { compoundsOf, middleOf, type Place } from './place.ts';

export interface PlaceChoiceProps {
  readonly city: CityData;
  onPick(place: Place): void;
}

/** Community, then compound: two plain lists for whoever does not want to type. */
export function PlaceChoice({ city, onPick }: PlaceChoiceProps) {
  const { t } = useTranslation('finder');
  const fieldId = useId();
  const [communityCode, setCommunityCode] = useState('');
  const [compoundCode, setCompoundCode] = useState('');
  const communities = useMemo(() => city.adminUnits.filter(({ level }) => level === 'community'), [city]);
  const community = communities.find(({ code }) => code === communityCode);
  const compounds = useMemo(() => (community ? compoundsOf(city, community) : []), [city, community]);
  if (communities.length === 0) return null;

  function start() {
    if (!community) return;
    const compound = compounds.find(({ code }) => code === compoundCode);
    const { name, geometry } = compound ?? community;
    onPick({ kind: compound ? 'compound' : 'community', name, position: middleOf(geometry) });
  }

  return (
    <details className={styles.choice}>
      <summary>{t('place.choose')}</summary>
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor={`${fieldId}-community`}>{t('place.community')}</label>
          <select
            id={`${fieldId}-community`}
            value={communityCode}
            onChange={(event) => {
              setCommunityCode(event.target.value);
              setCompoundCode('');
            }}
          >
            <option value="">{t('place.pickCommunity')}</option>
            {groupBySubdistrict(city, communities).map(([subdistrict, members]) => (
              <optgroup key={subdistrict} label={subdistrict}>
                {members.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${fieldId}-compound`}>{t('place.compound')}</label>
          <select
            id={`${fieldId}-compound`}
            value={compoundCode}
            disabled={!community}
            onChange={(event) => setCompoundCode(event.target.value)}
          >
            <option value="">{t('place.wholeCommunity')}</option>
            {compounds.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button disabled={!community} onClick={start}>
          {t('place.go')}
        </Button>
      </div>
    </details>
  );
}

type Units = CityData['adminUnits'];

/** Communities under the name of their sub-district, in the city's order. */
function groupBySubdistrict(city: CityData, communities: Units): readonly (readonly [string, Units])[] {
  const nameOf = new Map(city.adminUnits.map(({ code, name }) => [code, name]));
  const groups = new Map<string, Units[number][]>();
  for (const community of communities) {
    const name = nameOf.get(community.parentCode ?? '') ?? city.info.name;
    const group = groups.get(name);
    if (group) group.push(community);
    else groups.set(name, [community]);
  }
  return [...groups];
}
