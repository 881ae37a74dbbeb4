/**
 * A message as a screen shows it. What it says to whoever works at a command line stands in 〔…〕, which only they read:
 * 「座標系」を示してください〔--crs 平面直角6系〕。
 */
export const onScreen = (message: string): string => message.replaceAll(/〔[^〔〕]*〕/g, '');
