import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import {
  DarkThemeRegular,
  KeyRegular,
  LocalLanguageRegular,
  PersonCircleRegular,
  ShieldKeyholeRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import type { Session } from '../api/session.ts';
import { chooseLanguage, currentLanguage, languageNames, languages } from '../i18n/index.ts';
import { useGo } from '../ui/go.ts';
import { chooseTheme, type ThemeChoice, themeChoices, useThemeChoice } from '../ui/theme-choice.ts';
import { roleName } from './names.ts';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  person: {
    display: 'flex',
    flexDirection: 'column',
    maxWidth: '280px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function LanguageMenu() {
  const t = useShellText();
  const chosen = currentLanguage();
  return (
    <Menu
      checkedValues={{ language: [chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const next = languages.find((language) => language === checkedItems[0]);
        if (next) chooseLanguage(next);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={`${t('language')}: ${languageNames[chosen]}`} relationship="label">
          <Button appearance="subtle" icon={<LocalLanguageRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map((language) => (
            <MenuItemRadio key={language} name="language" value={language} lang={language}>
              {languageNames[language]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function ThemeMenu() {
  const t = useShellText();
  const chosen = useThemeChoice();
  return (
    <Menu
      checkedValues={{ theme: [chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => chooseTheme(checkedItems[0] as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={`${t('theme')}: ${t(`theme_${chosen}`)}`} relationship="label">
          <Button appearance="subtle" icon={<DarkThemeRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {themeChoices.map((choice) => (
            <MenuItemRadio key={choice} name="theme" value={choice}>
              {t(`theme_${choice}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function UserMenu({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const styles = useStyles();
  const t = useShellText();
  const go = useGo();
  const { user } = session;
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('account', { name: user.displayName })} relationship="label">
          <Button appearance="subtle" icon={<PersonCircleRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.person}>
          <Text weight="semibold">{user.displayName}</Text>
          <Text size={200} className={styles.quiet}>
            {user.userPrincipalName}
          </Text>
          <Text size={200} className={styles.quiet}>
            {user.roles.map(roleName).join(', ')}
          </Text>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem icon={<ShieldKeyholeRegular />} onClick={() => go('/account/security')}>
            {t('security')}
          </MenuItem>
          <MenuItem icon={<KeyRegular />} onClick={() => go('/change-password')}>
            {t('changePassword')}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={onSignOut}>
            {t('signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface MenusProps {
  readonly session: Session | undefined;
  readonly onSignOut: (() => void) | undefined;
}

/** A person's own choices: language, appearance, account. */
export default function Menus({ session, onSignOut }: MenusProps) {
  return (
    <>
      <LanguageMenu />
      <ThemeMenu />
      {session && onSignOut && <UserMenu session={session} onSignOut={onSignOut} />}
    </>
  );
}
