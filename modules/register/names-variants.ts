/** Characters written in several ways and names that say nothing: browser-safe and without a dictionary. For comparing only, never for storing. */
import { foldText } from './names-fold.ts'

/**
 * Variant characters (异体字) and traditional forms met in names, each with the form it is compared as. Not a converter: a name is stored as the
 * paper has it. Some (堃, 昇, 喆 …) are characters of their own since the 通用规范汉字表 of 2013 and are meant by their bearers; that two files
 * write them differently is a slip of a keyboard all the same.
 */
const VARIANTS =
  '峯峰 羣群 昇升 陞升 堃坤 喆哲 嚞哲 甯宁 祐佑 薫薰 珮佩 龢和 勛勋 濬浚 睿睿 菓果 炤照 曌照 恊协 協协 脩修 遊游 崑昆 崐昆 崙仑 崘仑 徳德 悳德 恵惠 嶽岳 鎧铠 銳锐 锳英 瑛瑛 '
  + '鍾钟 鐘钟 淼淼 仝同 郤郄 秌秋 烱炯 逈迥 囍喜 憙喜 礼礼 禮礼 贇赟 頫俯 凃涂 塗涂 籐藤 氷冰 沖冲 浄净 淨净 凈净 況况 決决 涼凉 減减 準准 剏创 創创 効效 勧劝 動动 匯汇 滙汇 卻却 厳严 '
  + '叡睿 呪咒 啟启 啓启 唸念 嘉嘉 囯国 圀国 堯尧 塚冢 壽寿 夀寿 夢梦 夣梦 妳你 姉姊 姫姬 姸妍 娯娱 媺美 媄美 嫺娴 孃娘 寀采 寳宝 寶宝 寬宽 尙尚 屆届 嶋岛 嵗岁 嶺岭 巌岩 巖岩 嵒岩 '
  + '帆帆 庻庶 廣广 広广 弍二 弐二 張张 彌弥 彦彦 彥彦 徑径 忻欣 怡怡 恆恒 悅悦 惪德 愼慎 慾欲 憑凭 懐怀 懽欢 懿懿 戱戏 戲戏 拝拜 挙举 擧举 撃击 擁拥 據据 攜携 敎教 敍叙 敘叙 斈学 斉齐 '
  + '旹时 時时 晉晋 暁晓 曉晓 曡叠 疊叠 朖朗 朶朵 杰杰 傑杰 枬楠 柟楠 柺拐 栁柳 栢柏 桒桑 梁梁 樑梁 棲栖 楽乐 槑梅 楳梅 槇槙 樺桦 橫横 檀檀 櫻樱 欝郁 鬱郁 欽钦 歩步 歴历 歷历 殻壳 '
  + '毓毓 毘毗 氳氲 汎泛 泉泉 洩泄 浩浩 澔浩 涙泪 淚泪 淸清 渉涉 淵渊 渕渊 渢沨 湧涌 滿满 潁颍 潔洁 澂澄 澤泽 沢泽 濱滨 瀨濑 灋法 炫炫 為为 爲为 煇辉 輝辉 煕熙 凞熙 熈熙 煥焕 燁烨 曄晔 燻熏 '
  + '燄焰 燦灿 爐炉 爭争 牀床 犁犁 猛猛 獻献 玅妙 玨珏 珎珍 珤宝 琍璃 琯管 瑠琉 瓈璃 瑩莹 甦苏 產产 畊耕 畧略 畫画 畵画 異异 疎疏 癡痴 皐皋 皡昊 皞昊 盇盍 盋钵 盪荡 眞真 真真 睠眷 睪睾 矯矫 '
  + '硏研 碁棋 碩硕 磊磊 禕祎 禛禛 祕秘 祿禄 禎祯 秊年 穌稣 穎颖 頴颖 穗穗 穐秋 窓窗 竒奇 竜龙 竝并 並并 笵范 筆笔 筞策 筱小 箇个 節节 範范 簫箫 籟籁 粧妆 粦粼 糸丝 絲丝 紅红 純纯 紘纮 紹绍 '
  + '結结 絢绚 絳绛 絵绘 繪绘 絹绢 經经 経经 綉绣 繡绣 綵彩 綫线 線线 緑绿 緖绪 緯纬 練练 縂总 縱纵 織织 繼继 継继 纔才 罍罍 羨羡 翆翠 翺翱 習习 聖圣 聨联 聯联 聰聪 聡聪 職职 肅肃 粛肃 '
  + '脈脉 腎肾 腳脚 臈腊 臘腊 臺台 台台 與与 舉举 艶艳 艷艳 豔艳 芻刍 茘荔 莊庄 荘庄 莖茎 菴庵 華华 萬万 葢盖 蓋盖 蔣蒋 蔭荫 薩萨 薰薰 藍蓝 藝芸 蘂蕊 蕋蕊 蘓苏 蘊蕴 處处 虛虚 號号 蛍萤 螢萤 '
  + '蜂蜂 衆众 眾众 裏里 裡里 褎袖 覇霸 視视 覧览 覽览 觀观 観观 覺觉 触触 觸触 詠咏 詡诩 詢询 試试 詩诗 誌志 誠诚 說说 説说 調调 談谈 諭谕 諺谚 謌歌 謙谦 講讲 謹谨 譜谱 警警 譯译 議议 護护 '
  + '讀读 讓让 讚赞 賛赞 讌宴 豐丰 豊丰 豬猪 貝贝 負负 貢贡 貫贯 責责 貽贻 賁贲 賔宾 賓宾 賜赐 賞赏 質质 趙赵 跡迹 蹟迹 踐践 軍军 軾轼 載载 輔辅 輩辈 輪轮 轉转 辯辩 辭辞 辺边 邊边 迴回 逰游 '
  + '逕径 運运 過过 達达 違违 遙遥 遠远 適适 選选 遲迟 邁迈 還还 邇迩 邨村 郞郎 鄒邹 鄔邬 鄭郑 醕醇 醖酝 釆采 採采 釐厘 鈞钧 鈴铃 鉅巨 鉄铁 鐡铁 鐵铁 鉱矿 銀银 銅铜 銓铨 銭钱 錢钱 鋭锐 鋼钢 '
  + '錄录 録录 錦锦 錫锡 鍊炼 鍵键 鎂镁 鎔熔 鎖锁 鎭镇 鎮镇 鏡镜 鐸铎 鑄铸 鑒鉴 鑑鉴 鑫鑫 閏闰 閒闲 閑闲 閔闵 闆板 關关 関关 闢辟 阪坂 陗峭 陳陈 陰阴 陽阳 隆隆 隨随 險险 隸隶 隷隶 雋隽 雑杂 雙双 '
  + '雝雍 雞鸡 鷄鸡 雲云 霊灵 靈灵 霽霁 靑青 靜静 静静 鞏巩 韋韦 韓韩 響响 頌颂 頔迪 預预 頤颐 顏颜 顔颜 願愿 顧顾 顕显 顯显 風风 颺扬 飄飘 飛飞 養养 餘余 馥馥 馮冯 馳驰 駒驹 駿骏 騁骋 騏骐 騫骞 '
  + '驄骢 驊骅 驕骄 驗验 験验 驥骥 體体 髙高 髮发 鬥斗 魁魁 魯鲁 鮑鲍 鮮鲜 鯤鲲 鰲鳌 鱗鳞 鳥鸟 鳴鸣 鳳凤 鴻鸿 鵾鹍 鵬鹏 鶴鹤 鷗鸥 鷺鹭 鹹咸 麗丽 麟麟 麐麟 麪面 麵面 黃黄 黒黑 點点 黨党 鼇鳌 鼎鼎 齊齐 '
  + '齋斋 斎斋 龎庞 龐庞 龍龙 龔龚 龜龟 俠侠 修修 個个 倆俩 倉仓 偉伟 側侧 備备 傳传 傅傅 債债 傾倾 儀仪 億亿 儉俭 儒儒 優优 儲储 兒儿 児儿 內内 兩两 冊册 冨富 凱凯 凜凛 凞熙 刪删 別别 剛刚 剣剑 劍剑 '
  + '劉刘 劑剂 勁劲 勝胜 勞劳 勢势 勤勤 勳勋 勵励 勸劝 區区 單单 嚴严 員员 喬乔 喪丧 嘯啸 嘆叹 團团 園园 圓圆 圖图 圣圣 執执 堅坚 報报 場场 塵尘 墳坟 壯壮 壮壮 壺壶 婁娄 婦妇 婭娅 媛媛 嬌娇 嬋婵 嬰婴 孫孙 '
  + '學学 寧宁 寕宁 實实 審审 寫写 將将 專专 尋寻 對对 導导 層层 屬属 岡冈 島岛 峽峡 崢峥 嵐岚 嶸嵘 巔巅 師师 帥帅 帶带 幟帜 幹干 幾几 庫库 廟庙 廠厂 廬庐 廳厅 強强 彈弹 彥彦 後后 從从 復复 徵征 徹彻 志志 '
  + '忠忠 恢恢 悠悠 惲恽 惻恻 愛爱 愷恺 態态 慘惨 慶庆 慧慧 憂忧 憐怜 憲宪 憶忆 應应 懇恳 懷怀 戀恋 戰战 揚扬 換换 揮挥 搖摇 擇择 擔担 擬拟 攀攀 敏敏 數数 斌斌 斕斓 斷断 於于 旻旻 暢畅 暉晖 曠旷 書书 會会 朧胧 '
  + '東东 棟栋 極极 榮荣 榕榕 構构 楓枫 楊杨 楨桢 業业 樂乐 標标 樓楼 樞枢 樣样 樹树 橋桥 機机 檢检 權权 歐欧 歡欢 歲岁 氣气 沈沈 瀋沈 淺浅 渾浑 湯汤 溫温 滄沧 滬沪 漁渔 漢汉 漣涟 潤润 潯浔 澐沄 澗涧 濟济 濤涛 '
  + '瀅滢 瀚瀚 瀟潇 瀾澜 灃沣 灝灏 灣湾 烏乌 無无 煒炜 煉炼 煙烟 燈灯 燕燕 營营 爾尔 牽牵 狀状 猶犹 獅狮 獨独 瑋玮 瑤瑶 瑪玛 璉琏 璣玑 環环 瓊琼 當当 發发 皚皑 盡尽 監监 盧卢 睏困 礎础 禪禅 種种 稱称 積积 穆穆 '
  + '窮穷 竇窦 競竞 筍笋 築筑 篤笃 籃篮 約约 紀纪 紋纹 納纳 紐纽 級级 紛纷 紜纭 紫紫 細细 終终 統统 綜综 維维 綱纲 綠绿 綺绮 綻绽 緣缘 縣县 績绩 繁繁 羅罗 義义 翹翘 聞闻 聶聂 腦脑 膽胆 臨临 興兴 舊旧 艦舰 蒼苍 蓮莲 '
  + '蓀荪 蕓芸 蕪芜 蕭萧 薊蓟 薔蔷 薇薇 藺蔺 蘄蕲 蘆芦 蘇苏 蘭兰 蘿萝 虞虞 蟬蝉 蠟蜡 衛卫 衞卫 補补 製制 複复 褲裤 襄襄 親亲 計计 訂订 訊讯 許许 訓训 記记 訪访 設设 証证 證证 評评 詞词 詹詹 該该 話话 誕诞 語语 誰谁 課课 論论 '
  + '諾诺 謀谋 謝谢 識识 譚谭 譽誉 讌宴 變变 財财 貞贞 貴贵 貿贸 費费 賀贺 資资 賈贾 賢贤 賴赖 贊赞 贛赣 跡迹 躍跃 車车 軒轩 軼轶 較较 輅辂 輕轻 輻辐 輿舆 轅辕 轟轰 農农 連连 進进 遜逊 遞递 遷迁 遼辽 鄉乡 鄧邓 鄺邝 醫医 釋释 釗钊 鈺钰 '
  + '鉉铉 鉛铅 鉞钺 銘铭 鋒锋 鋪铺 錚铮 錕锟 錡锜 錢钱 錦锦 鍇锴 鍔锷 鍾钟 鎬镐 鏗铿 鏘锵 鐙镫 鑰钥 鑼锣 長长 門门 閃闪 開开 間间 閣阁 閩闽 閱阅 閻阎 闊阔 闖闯 闡阐 陸陆 隊队 階阶 際际 難难 電电 霧雾 韌韧 韜韬 韻韵 頁页 頂顶 項项 順顺 須须 頡颉 領领 頻频 題题 額额 顥颢 '
  + '馬马 駐驻 駕驾 駱骆 騎骑 騰腾 驍骁 驚惊 驪骊 魚鱼 鯉鲤 鰱鲢 鳩鸠 鴛鸳 鴦鸯 鵑鹃 鶯莺 鷹鹰 鸞鸾 麥麦 默默 齡龄 㐂喜 㓁网 㳟恭 㴱深 㵾汹 䝿贵 𠮷吉 𣇈晴 𤋮熙 𪻐珏'

const folded = new Map<string, string>()
for (const pair of VARIANTS.split(' ')) {
  const [from, to] = [...pair]
  if (from && to && from !== to) folded.set(from, to)
}

/** A name as it is compared: half-width, without dots and spaces, every character by its common form. 峯 is 峰, 昇 is 升, 𠮷 is 吉. */
export function foldVariants(name: string): string {
  let out = ''
  // NFKC after the fold of our own: compatibility ideographs and ligatures too.
  for (const c of foldText(name.normalize('NFKC'))) out += folded.get(c) ?? c
  return out
}

/** The spellings under which the same name may stand in the register, most likely first, the typed one among them; at most eight. */
export function spellingsOf(name: string): string[] {
  const characters = [...name]
  const found = new Set([name, characters.map((c) => folded.get(c) ?? c).join('')])
  for (const [i, c] of characters.entries()) {
    for (const other of writtenAs(folded.get(c) ?? c)) {
      if (other !== c) found.add([...characters.slice(0, i), other, ...characters.slice(i + 1)].join(''))
      if (found.size >= 8) return [...found]
    }
  }
  return [...found]
}

const unfolded = new Map<string, string[]>()
for (const [from, to] of folded) unfolded.set(to, [...(unfolded.get(to) ?? [to]), from])
const writtenAs = (plain: string): string[] => unfolded.get(plain) ?? []

/** Names that stand where nobody knew one: they say nothing about who somebody is. */
const SAYS_NOTHING = /^(?:无名(?:氏)?|未知|不详|未取名|未命名|待定|姓名不详|.?某(?:某)?|.{0,3}之[子女]|新生儿|测试|x+|\?+|？+|@+)$/iu

/** Whether a name is a placeholder: 无名氏, 李某, 张丽之子, XXX, @. */
export const isPlaceholderName = (name: string): boolean => SAYS_NOTHING.test(name.normalize('NFKC').replace(/\s/g, ''))

/** What a name consists of between its dots and spaces: 巴特尔·朝鲁 → 巴特尔, 朝鲁. */
export const partsOf = (name: string): string[] => name.split(/[·•・‧∙⋅･\u0387\u16eb\s.]+/u).filter(Boolean).map(foldVariants)
