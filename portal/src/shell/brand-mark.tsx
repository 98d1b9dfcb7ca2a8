import { makeStyles } from '@fluentui/react-components';
import { useBrand } from '../api/brand.ts';
import { useIsDark } from '../ui/theme-choice.ts';
import { ProductMark } from './product-mark.tsx';

const useStyles = makeStyles({
  logo: { display: 'block', height: '28px', width: 'auto', maxWidth: '160px', objectFit: 'contain' },
});

/** The installation's logo for the present ground; one alone serves both, none: the product's mark. */
export function BrandMark() {
  const styles = useStyles();
  const { logos } = useBrand();
  const dark = useIsDark();
  const logo = logos.find(({ ground }) => ground === (dark ? 'dark' : 'light')) ?? logos[0];
  if (!logo) return <ProductMark />;
  // The name stands beside it.
  return <img className={styles.logo} src={logo.href} width={logo.width} height={logo.height} alt="" />;
}
