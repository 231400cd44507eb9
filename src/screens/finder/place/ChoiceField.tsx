import styles from './ChoiceField.module.css';

interface Choice {
  readonly code: string;
  readonly name: string;
}

export interface ChoiceFieldProps {
  readonly id: string;
  readonly label: string;
  /** What the list says while nothing is chosen. */
  readonly none: string;
  /** Code of the choice; empty for none. */
  readonly value: string;
  readonly disabled?: boolean;
  /** Choices under a heading; an empty heading is none. */
  readonly groups: readonly (readonly [heading: string, choices: readonly Choice[]])[];
  onChoose(code: string): void;
}

/** One labelled list to choose from. */
export function ChoiceField({ id, label, none, value, disabled, groups, onChoose }: ChoiceFieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{none}</option>
        {groups.map(([heading, choices]) =>
          heading === '' ? (
            choices.map(optionOf)
          ) : (
            <optgroup key={heading} label={heading}>
              {choices.map(optionOf)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

function optionOf({ code, name }: Choice) {
  return (
    <option key={code} value={code}>
      {name}
    </option>
  );
}
