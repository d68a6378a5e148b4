import type { RefusalArea } from "./sentence.ts";

/** Refusals of keys, cards, bundles and result packages. */
export const sealedRefusals = {
  NOT_A_SEALED_FILE: {
    zh: "这不是离线评审的密封文件。请核对所选文件，或请评委会办公室重新提供。",
    en: "This is not a sealed file of this product. Check which file was chosen, or ask the office for it again.",
  },
  NOT_FOR_THIS_STATION_OR_DAMAGED: {
    zh: "本机的钥匙打不开这个文件：它不是为本机密封的，或文件已损坏。请核对文件；若文件无误，请评委会办公室按本机登记卡重新密封。",
    en: "The keys here do not open this file: it was not sealed for them, or it is damaged. Check the file; if it is the right one, ask the office to seal it again for this station's card.",
  },
  SEALED_FILE_DAMAGED: {
    zh: "密封文件已损坏、被截断或被改动，没有读取其中任何内容。请从原件重新复制，仍不行请评委会办公室重新提供。",
    en: "The sealed file is damaged, cut off or altered, and nothing of it was used. Copy it again from the original, or ask the office for a new one.",
  },
  TOO_LARGE: {
    zh: "“{what}”超出允许的上限（{limit}），未予读取。请核对文件来源，或请评委会办公室拆分后重新密封。",
    en: "“{what}” is beyond the bound of {limit} and was not read. Check where the file came from, or ask the office to split it and seal again.",
  },
  RECIPIENT_INVALID: {
    zh: "加密公钥“{recipient}”无效。请用对方重新导出的登记卡。",
    en: "The encryption key “{recipient}” is not valid. Use a card exported anew by its owner.",
  },
  ZIP_REFUSED: {
    zh: "密封文件内部的目录不合规格（{where}），未予读取。请评委会办公室用本软件重新密封。",
    en: "The directory inside the sealed file does not fit its form ({where}) and was not read. Ask the office to seal it again with this product.",
  },
  ZIP_ENTRY_COMPRESSED: {
    zh: "密封文件内的“{name}”是压缩存放的（方法 {method}），可能解压成极大的文件，未予读取。请评委会办公室用本软件重新密封。",
    en: "“{name}” inside the sealed file is compressed (method {method}) and could unpack to any size; it was not read. Ask the office to seal it again with this product.",
  },
  ZIP_ENTRY_NOT_A_FILE: {
    zh: "密封文件内的“{name}”不是普通文件（文件夹、链接或设备），未予读取。请评委会办公室用本软件重新密封。",
    en: "“{name}” inside the sealed file is not a plain file but a folder, link or device; it was not read. Ask the office to seal it again with this product.",
  },
  ZIP_ENTRY_SIZES_DIFFER: {
    zh: "密封文件内的“{name}”前后写的大小不一致，未予读取。请评委会办公室用本软件重新密封。",
    en: "“{name}” inside the sealed file states sizes that contradict each other; it was not read. Ask the office to seal it again with this product.",
  },
  ZIP_ENTRIES_OVERLAP: {
    zh: "密封文件内的“{before}”与其后的内容“{name}”重叠，未予读取。请评委会办公室用本软件重新密封。",
    en: "Inside the sealed file “{before}” overlaps what follows it, “{name}”; nothing was read. Ask the office to seal it again with this product.",
  },
  ZIP_ENTRY_TWICE: {
    zh: "密封文件内有两个“{name}”（不计大小写），未予读取。请评委会办公室改名后重新密封。",
    en: "The sealed file holds “{name}” twice, upper and lower case apart; nothing was read. Ask the office to rename one and seal again.",
  },
  ENTRY_NAME_UNSAFE: {
    zh: "文件名“{name}”不安全或重复（{reason}）。请评委会办公室改名后重新密封。",
    en: "The file name “{name}” is unsafe or repeated ({reason}). Ask the office to rename it and seal again.",
  },
  ENVELOPE_MALFORMED: {
    zh: "签名文件不合规格（{where}）。请从原件重新复制，或请签发方重新签发。",
    en: "The signed document does not fit its form ({where}). Copy it again from the original, or ask its signer to issue it anew.",
  },
  PAYLOAD_NOT_CANONICAL: {
    zh: "签名内容不是规范的 JSON（RFC 8785），未予采信。请签发方用本软件重新签发。",
    en: "The signed content is not canonical JSON (RFC 8785) and is not trusted. Ask its signer to issue it anew with this product.",
  },
  SIGNATURE_INVALID: {
    zh: "签名不成立（公钥 {key}…），内容可能被改动，未予采信。请从原件重新复制，或请签发方重新签发。",
    en: "The signature of key {key}… does not hold; the content may have been altered and is not trusted. Copy it again from the original, or ask its signer to issue it anew.",
  },
  FORMAT_VERSION_UNKNOWN: {
    zh: "文件格式“{format}”的版本 {version} 是本软件不认识的。请升级软件，或请对方用相同版本重新生成。",
    en: "Version {version} of “{format}” is unknown to this product. Update it, or ask for a file made with the same version.",
  },
  OFFICE_NOT_TRUSTED: {
    zh: "密封方“{office}”不在本机信任的评委会办公室之列。请用其登记卡和电话核对的核验码登记信任后再打开。",
    en: "“{office}”, who sealed this, is not among the offices trusted here. Trust its card with the check code told by phone or on paper, then open again.",
  },
  STATION_NOT_ENROLLED: {
    zh: "材料包的评审电脑名单里没有本机“{station}”。请评委会办公室登记本机后重新密封。",
    en: "This station, “{station}”, is not among those that the bundle is for. Ask the office to enrol it and seal again.",
  },
  BUNDLE_PASSPHRASE_NEEDED: {
    zh: "这个材料包是用口令密封的。请输入评委会办公室另行告知的材料包口令。",
    en: "This bundle is sealed under a passphrase. Type the bundle's passphrase, which the office tells you by another way.",
  },
  BUNDLE_PASSPHRASE_WRONG: {
    zh: "材料包口令不对，或文件已损坏。请重新输入；若确认无误，请从原件重新复制，仍不行请评委会办公室重新提供。",
    en: "The bundle's passphrase is wrong, or the file is damaged. Type it again; if it is surely right, copy the file again from the original, or ask the office for a new one.",
  },
  MANIFEST_MALFORMED: {
    zh: "材料包清单不合规格（{where}）。请评委会办公室用本软件重新密封。",
    en: "The bundle's manifest does not fit its form ({where}). Ask the office to seal it again with this product.",
  },
  MATERIAL_MISSING: {
    zh: "材料“{path}”在清单上却不在材料包里。请评委会办公室重新密封。",
    en: "“{path}” is in the manifest but not in the bundle. Ask the office to seal it again.",
  },
  MATERIAL_NOT_LISTED: {
    zh: "材料包里的“{path}”不在清单上。请评委会办公室重新密封。",
    en: "“{path}” is in the bundle but not in its manifest. Ask the office to seal it again.",
  },
  MATERIAL_DAMAGED: {
    zh: "材料“{path}”与清单的大小或校验值不符，没有显示也没有导出。请评委会办公室重新提供材料包。",
    en: "“{path}” does not match the size or hash in the manifest; it was neither shown nor extracted. Ask the office for the bundle again.",
  },
  MATERIAL_UNKNOWN: {
    zh: "材料包里没有“{path}”。请刷新材料列表后重新选择。",
    en: "The bundle has no “{path}”. Reload the list of materials and choose again.",
  },
  MATERIAL_CHANGED_WHILE_SEALING: {
    zh: "材料“{path}”在密封过程中被改动，密封已取消，没有留下文件。请关闭正在使用它的程序后重新密封。",
    en: "“{path}” changed while it was being sealed; nothing was left behind. Close what is using it and seal again.",
  },
  VERIFICATION_STOPPED: {
    zh: "核验已中止，尚未核完全部材料。需要时请重新核验。",
    en: "Verification was stopped before all materials were checked. Start it again when needed.",
  },
  RESULT_MALFORMED: {
    zh: "评审结果包不合规格（{where}）。请在原评审电脑上重新导出。",
    en: "The result package does not fit its form ({where}). Export it again at the station it came from.",
  },
  RESULT_FILE_DAMAGED: {
    zh: "评审结果包里的“{path}”与签名的清单不符，未予采信。请在原评审电脑上重新导出。",
    en: "“{path}” in the result package does not match the signed list and is not trusted. Export it again at the station it came from.",
  },
  CARD_MALFORMED: {
    zh: "登记卡不合规格（{where}）。请对方重新导出登记卡。",
    en: "The card does not fit its form ({where}). Ask its owner to export it again.",
  },
  CARD_NOT_OF_OFFICE: {
    zh: "“{name}”的登记卡不是评委会办公室的。请选择办公室的登记卡（office.vscard）。",
    en: "The card of “{name}” is not an office's. Choose the office's card (office.vscard).",
  },
  CARD_NOT_OF_STATION: {
    zh: "“{name}”的登记卡不是评审电脑的。请选择评审电脑的登记卡（station.vscard）。",
    en: "The card of “{name}” is not a station's. Choose the station's card (station.vscard).",
  },
  CHECK_CODE_INCOMPLETE: {
    zh: "核验码须完整输入：64 位十六进制数，或全部 16 个单词。请照对方告知的逐字输入。",
    en: "Type the whole check code: all 64 hex digits, or all 16 words, as its owner told you.",
  },
  CHECK_CODE_WRONG: {
    zh: "核验码与登记卡不符，未登记。请与对方电话核对；若仍不符，登记卡可能被调换，请重新索取。",
    en: "The check code does not fit the card, so the card was not taken. Compare it with the owner by phone; if it still differs, the card may have been swapped: ask for it again.",
  },
  NAME_UNUSABLE: {
    zh: "名称须为 1 至 100 个字，不含控制字符。请改名后重试。",
    en: "A name needs 1 to 100 characters and no control characters. Change it and try again.",
  },
  PASSPHRASE_WRONG: {
    zh: "口令不对，或钥匙文件已损坏。请重新输入；若确认无误，请用备份的钥匙文件夹。",
    en: "The passphrase is wrong, or the key file is damaged. Type it again; if it is surely right, use the backup of the key folder.",
  },
  PASSPHRASE_TOO_SHORT: {
    zh: "口令至少 {least} 个字符。请设置更长的口令。",
    en: "A passphrase needs at least {least} characters. Choose a longer one.",
  },
  PASSPHRASE_UNCHANGED: {
    zh: "新口令与原口令相同，没有更改。请设置一个不同的口令。",
    en: "The new passphrase is the same as the old one, so nothing changed. Choose another one.",
  },
  PASSPHRASE_TOO_MANY: {
    zh: "口令连续输错，请等待 {seconds} 秒后再输入。重新启动也要等待。",
    en: "The passphrase was wrong too often. Wait {seconds} seconds, then type it again; starting again doesn't shorten the wait.",
  },
  WORK_FACTOR_TOO_HIGH: {
    zh: "钥匙文件要求的口令运算量（2 的 {logN} 次方）超过上限（{limit}），可能被调换。请用备份的钥匙文件夹。",
    en: "The key file asks for more passphrase work (2^{logN}) than the bound of 2^{limit} and may have been swapped. Use the backup of the key folder.",
  },
  ALREADY_INITIALISED: {
    zh: "文件夹“{folder}”里已有钥匙，没有改动。请换一个空文件夹，或直接使用已有的钥匙。",
    en: "The folder “{folder}” already holds keys and was left as it is. Choose an empty folder, or use the keys that are there.",
  },
  KEYS_MISSING: {
    zh: "文件夹“{folder}”里没有所需的钥匙文件“{file}”。请核对文件夹，或先初始化。",
    en: "The folder “{folder}” has no key file “{file}”. Check the folder, or initialise it first.",
  },
  KEYRING_MALFORMED: {
    zh: "钥匙文件的内容不合规格（{where}）。请用备份的钥匙文件夹。",
    en: "The content of the key file does not fit its form ({where}). Use the backup of the key folder.",
  },
  CARD_NOT_ENROLLED: {
    zh: "评审电脑“{station}”还没有在办公室登记，未密封。请先运行：vivaseal office enrol {office} {card} --check-code 核验码。",
    en: "The station “{station}” isn't enrolled with this office, so nothing was sealed. First run: vivaseal office enrol {office} {card} --check-code CODE.",
  },
  FOLDER_NOT_EMPTY: {
    zh: "文件夹“{folder}”已有内容，没有改动。请换一个空文件夹或新的名称。",
    en: "The folder “{folder}” already holds something and was left as it is. Name an empty or a new one.",
  },
} as const satisfies RefusalArea;
