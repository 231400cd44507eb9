import { useMemo, useState } from 'react';
import type { AdminUnit } from '../../../../domain/city.ts';
import { PICK_GESTURES, type PickGesture } from '../../../../state/circle-store.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ChoiceBar } from '../../../../ui/ChoiceBar.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../../desk-context.tsx';
import styles from './circles.module.css';

/** The communities of the circle under the pen: picked on the map, or from a list by their sub-districts. */
export function CommunityChoices() {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const picking = useDeskState('circles', (state) => state.picking);
  const count = useDeskState('circles', ({ edit }) => edit?.draft.communityCodes.length ?? 0);
  const start = () => {
    circles.pickBy(picking === null ? 'click' : null);
    if (picking === null) document.querySelector<HTMLElement>('[data-testid="map"] canvas')?.focus();
  };
  return (
    <fieldset className={styles.communities}>
      <legend>{t('circles.communities', { count })}</legend>
      <div className={styles.actions}>
        <Button variant="quiet" className={styles.small} aria-pressed={picking !== null} onClick={start}>
          {t(picking === null ? 'circles.pick' : 'circles.endPicking')}
        </Button>
        {picking !== null && (
          <ChoiceBar<PickGesture>
            label={t('circles.gestureLabel')}
            labelHidden
            choices={PICK_GESTURES.map((value) => ({ value, name: t(`circles.gesture.${value}`) }))}
            value={picking}
            onChoose={circles.pickBy}
          />
        )}
      </div>
      {picking !== null && (
        <p className={styles.quiet} role="status">
          {t(`circles.picking.${picking}`)}
        </p>
      )}
      <CommunityTree />
    </fieldset>
  );
}

/** Communities below the units above them, those of the circle first of all to be found by their marks. */
function CommunityTree() {
  const { t } = useTranslation('planner');
  const data = useCityPart((city) => city.data);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const groups = useMemo(() => byParent(data.adminUnits), [data]);
  const shown = groups
    .map(({ parent, communities }) => ({
      parent,
      communities: parent?.name.includes(wanted)
        ? communities
        : communities.filter(({ name }) => name.includes(wanted)),
    }))
    .filter(({ communities }) => communities.length > 0);
  return (
    <>
      <input
        type="search"
        className={styles.filter}
        aria-label={t('circles.filter')}
        placeholder={t('circles.filter')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.tree}>
        {shown.map(({ parent, communities }) => (
          <CommunityGroup
            key={parent?.code ?? ''}
            name={parent?.name ?? data.info.name}
            communities={communities}
          />
        ))}
        {shown.length === 0 && <p className={styles.quiet}>{t('circles.noCommunity')}</p>}
      </div>
    </>
  );
}

interface CommunityGroupProps {
  readonly name: string;
  readonly communities: readonly AdminUnit[];
}

function CommunityGroup({ name, communities }: CommunityGroupProps) {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  // Standing changes with the members, the tier and the other circles.
  useDeskState('circles', ({ edit }) => edit);
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      {communities.map(({ code, name: community }) => {
        const standing = circles.standingOf(code);
        const isOpen = standing.kind === 'member' || standing.kind === 'free';
        return (
          <label key={code} className={isOpen ? undefined : styles.closed}>
            <input
              type="checkbox"
              checked={standing.kind === 'member'}
              disabled={!isOpen}
              onChange={() => circles.toggle(code)}
            />
            {community}
            {standing.kind === 'taken' && (
              <span className={styles.note}>{t('circles.takenBy', { name: standing.by.name })}</span>
            )}
            {standing.kind === 'outside' && <span className={styles.note}>{t('circles.outside')}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}

interface Group {
  readonly parent: AdminUnit | undefined;
  readonly communities: readonly AdminUnit[];
}

function byParent(units: readonly AdminUnit[]): Group[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const groups = new Map<AdminUnit | undefined, AdminUnit[]>();
  for (const unit of units.filter(({ level }) => level === 'community')) {
    const parent = unit.parentCode === null ? undefined : byCode.get(unit.parentCode);
    groups.set(parent, [...(groups.get(parent) ?? []), unit]);
  }
  return [...groups].map(([parent, communities]) => ({ parent, communities }));
}
