import styles from './PhoneLink.module.css';

export interface PhoneLinkProps {
  readonly phone: string;
  /** Who is called, for whoever hears the page. */
  readonly label: string;
}

/** A number to call with one tap. */
export function PhoneLink({ phone, label }: PhoneLinkProps) {
  return (
    <a className={styles.phone} href={`tel:${phone.replace(/[^+\d]/g, '')}`} aria-label={label}>
      <span aria-hidden="true">☎ </span>
      {phone}
    </a>
  );
}
