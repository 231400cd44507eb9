import { type ReactNode, useId } from 'react';
import styles from './ChoiceBar.module.css';

export interface ChoiceBarProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly name: ReactNode; readonly hint?: string }[];
  readonly value: Value;
  onChoose(value: Value): void;
  /** Shows the label only to assistive technology. */
  readonly labelHidden?: boolean;
}

/** A few choices side by side, one of them taken: radio buttons, with their keys. */
export function ChoiceBar<Value extends string>(props: ChoiceBarProps<Value>) {
  const { label, choices, value, onChoose, labelHidden = false } = props;
  const name = useId();
  return (
    <fieldset className={styles.bar}>
      <legend className={labelHidden ? styles.hidden : styles.label}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice} title={choice.hint}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>{choice.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
