import { useId, useState } from 'react';
import type { PublicIndex } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { TileShelf } from '../ground/tile-shelf.ts';
import { useGround } from '../ground/use-ground.ts';
import { buildingsOf } from './buildings-of.ts';
import styles from './ChoiceField.module.css';
import { ChoiceField } from './ChoiceField.tsx';
import type { Place } from './place.ts';
import { communitiesOf } from './place-search.ts';
import type { NamedPlaces } from './use-places.ts';

export interface ChoiceFieldsProps {
  readonly index: PublicIndex;
  readonly shelf: TileShelf;
  readonly named: NamedPlaces;
  onPick(place: Place): void;
}

/** Community, compound, building: plain lists for whoever does not want to type. Any depth will do to start. */
export function ChoiceFields({ index, shelf, named, onPick }: ChoiceFieldsProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const id = useId();
  const [communityCode, setCommunityCode] = useState('');
  const [compoundCode, setCompoundCode] = useState('');
  const [buildingCode, setBuildingCode] = useState('');
  const communities = communitiesOf(index.units);
  const community = communities.find(({ code }) => code === communityCode);
  const compounds = (named.places?.compounds ?? []).filter((place) => place.communityCode === communityCode);
  const compound = compounds.find(({ code }) => code === compoundCode);
  const area = compound ?? community;
  const { tiles, failed, retry } = useGround(shelf, area?.position ?? null);
  const buildings = area && tiles ? buildingsOf(tiles, area, compound === undefined) : [];
  if (communities.length === 0) return null;

  function start() {
    if (!area) return;
    const building = buildings.find(({ code }) => code === buildingCode);
    if (building) {
      const name = `${compound?.name ?? ''} ${building.code}`.trim();
      onPick({ kind: 'building', code: null, name, position: building.position, buildingCode });
    } else {
      const { code, name, position } = area;
      onPick({ kind: compound ? 'compound' : 'community', code, name, position, buildingCode: null });
    }
  }

  return (
    <div className={styles.fields}>
      <ChoiceField
        id={`${id}-community`}
        label={t('place.community')}
        none={t('place.pickCommunity')}
        value={communityCode}
        groups={groupBySubdistrict(index, communities)}
        onChoose={(code) => {
          setCommunityCode(code);
          setCompoundCode('');
          setBuildingCode('');
        }}
      />
      <ChoiceField
        id={`${id}-compound`}
        label={t('place.compound')}
        none={t('place.wholeCommunity')}
        value={compoundCode}
        disabled={!community}
        groups={[['', compounds]]}
        onChoose={(code) => {
          setCompoundCode(code);
          setBuildingCode('');
        }}
      />
      <ChoiceField
        id={`${id}-building`}
        label={t('place.building')}
        none={area && !tiles && !failed ? t('place.buildingsComing') : t('place.anyBuilding')}
        value={buildingCode}
        disabled={buildings.length === 0}
        groups={[['', buildings.map(({ code }) => ({ code, name: code }))]]}
        onChoose={setBuildingCode}
      />
      {(failed || named.failed) && (
        <p role="alert">
          {t('place.namesMissing')}{' '}
          <Button
            variant="quiet"
            onClick={() => {
              retry();
              named.send();
            }}
          >
            {shared('retry')}
          </Button>
        </p>
      )}
      <Button disabled={!community} onClick={start}>
        {t('place.go')}
      </Button>
    </div>
  );
}

type Units = PublicIndex['units'];

/** Communities under the name of their sub-district, in the city's order. */
function groupBySubdistrict(
  { units, city }: PublicIndex,
  communities: Units,
): readonly (readonly [string, Units])[] {
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  const groups = new Map<string, Units[number][]>();
  for (const community of communities) {
    const name = nameOf.get(community.parentCode ?? '') ?? city.name;
    const group = groups.get(name);
    if (group) group.push(community);
    else groups.set(name, [community]);
  }
  return [...groups];
}
