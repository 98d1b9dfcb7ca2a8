/**
 * Words that say what kind of company it is and nothing about which (C21), in the spelling left
 * after dots, quotation marks and blanks are taken out. The second list is the same in other scripts.
 */
export const legalForms: ReadonlySet<string> = new Set(
  (
    'ab ag aps as asa bhd bv bvba ca co company corp corporation cpa cv dac dba dd doo ead ebvba eeig eirl eood eurl ev ' +
    'gesmbh gie gmbh gmbhcokg inc incorporated kda kft kg kk kkt lda limitada limited llc llp lp ltd ltda mbh nv nyrt ' +
    'oao oe ohg ong ood ooo oü oy oyj pc plc pllc pt pte pteltd ptyltd pty pvt pvtltd privatelimited sa sab sapi sac sae ' +
    'sacv sadecv sapidecv sarl sas sasu sca scs sdnbhd sdn se sia sl sll slu snc sociedadlimitada sociedadanónima sp spa ' +
    'spj spk spzoo spzo srl srlcv sro spółkazoo tapui tbk uab ug unlimited vof wll zao zrt'
  ).split(' '),
);

export const legalFormsInOtherScripts: ReadonlySet<string> = new Set(
  (
    'ооо оао зао пао ао нпао ип одо уп чуп тоо тов тзов чп фоп дп ад оод еоод еад доо дп ' +
    'αε επε ικε οε εε בעמ 有限公司 有限责任公司 股份有限公司 有限責任公司 株式会社 有限会社 合同会社 (株) 주식회사 유한회사 ' +
    'ذمم شمم ششو'
  ).split(' '),
);

/** Endings of internet names that belong to no country: in a company name probably a web address (C21). */
export const genericInternetEndings: ReadonlySet<string> = new Set(
  (
    'com org net edu gov mil int info biz name pro aero asia cat coop jobs mobi museum tel travel xxx app dev online shop ' +
    'store site website web tech cloud xyz club top vip live blog email agency solutions digital network systems services ' +
    'software technology consulting finance capital ventures media marketing design studio expert global international ' +
    'world academy school university education health care'
  ).split(' '),
);

/** Mailboxes that anybody may open: not proof of a school (C21, education). */
export const freeMailDomains: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com ' +
    'gmx.com gmx.de gmx.net web.de mail.com mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com ya.ru rambler.ru proton.me ' +
    'protonmail.com tutanota.com zoho.com fastmail.com qq.com 163.com 126.com sina.com naver.com daum.net libero.it orange.fr ' +
    'free.fr laposte.net t-online.de uol.com.br bol.com.br terra.com.br rediffmail.com ukr.net i.ua seznam.cz wp.pl o2.pl onet.pl'
  ).split(' '),
);
