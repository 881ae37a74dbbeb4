import { fold, searchKey } from '@hazama/server/name';
import { describe, expect, it } from 'vitest';

describe('one spelling for all the ways in which a name is typed', () => {
  it.each([
    [
      'hutyu',
      ['ふちゅう', 'フチュウ', 'ﾌﾁｭｳ', 'fuchuu', 'huchu', 'fuchu', 'hutyuu', 'Fuchū', 'ＦＵＣＨＵ', 'ふちゅー'],
    ],
    ['sinzyuku', ['しんじゅく', 'Shinjuku', 'sinzyuku', 'sinjuku', 'SHINJYUKU']],
    ['sinbasi', ['しんばし', 'Shimbashi', 'shinbashi', 'sinbasi']],
    ['tizimi', ['ちぢみ', 'chijimi', 'tizimi', 'chidimi']],
    ['mikazuki', ['みかづき', 'mikazuki', 'mikaduki']],
    ['osaka', ['おおさか', 'オーサカ', 'Ōsaka', 'oosaka', 'Ohsaka', 'osaka']],
    ['ueno', ['うえの', 'ウエノ', 'ueno']],
    ['mattya', ['まっちゃ', 'matcha', 'maccha', 'mattya']],
    ['sapporo', ['さっぽろ', 'sapporo']],
    ['gunma', ['ぐんま', 'gunma', 'gumma']],
    ['siniti', ['しんいち', "shin'ichi", 'shinichi']],
    ['saron', ['サロン', 'さろん', 'ｻﾛﾝ', 'salon', 'SARON']],
    ['kahe', ['カフェ', 'cafe', 'kafe']],
  ])('%s', (expected, spellings) => {
    expect(spellings.map(fold)).toEqual(spellings.map(() => expected));
  });

  it.each([
    ['霞ヶ丘', '霞ケ丘', '霞が丘', '霞ｶﾞ丘'],
    ['瀧﨑', '滝崎', '瀧嵜'],
    ['齋藤邊', '斎藤辺', '斎藤邉'],
    ['四ッ谷', '四ツ谷', '四つ谷', '四っ谷'],
    ['三丁目', '3丁目', '３丁目'],
    ['二十一番', '21番'],
    ['十番', '10番'],
    ['ひだまり・サロン', '「ひだまりサロン」', 'ひだまり サロン'],
    ['Ｎ．Ｐ．Ｏ．', 'npo'],
  ])('%s and its other forms', (...spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });

  it.each([
    ['府中', '府内'],
    ['ゆう', 'いう'],
    ['きた', 'きだ'],
    ['三郷', '3郷'],
    ['か', 'が'],
    ['きて', 'きって'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it.each([
    ['うえのとうぶちく', ['u', 'ue', 'uen', 'ueno', 'uenot', 'uenoto', 'uenotob', 'うえのと', 'ウエノトウブ']],
    ['しんじゅく', ['s', 'sh', 'shi', 'shin', 'shinj', 'shinju', 'shinjuk']],
    ['ちよだ', ['c', 'ch', 'chi', 't', 'ti', 'chiy']],
    ['つくば', ['t', 'ts', 'tsu', 'tu', 'tsuk']],
  ])('%s is found while it is typed, letter by letter', (whole, typed) => {
    expect(typed.filter((part) => !fold(whole).startsWith(fold(part)))).toEqual([]);
  });

  it('leaves nothing of a text without letters', () => {
    expect(['', ' ', '・・・', '!?', '🦊'].map(fold)).toEqual(['', '', '', '', '']);
  });

  it('makes one text of a name and its reading', () => {
    expect(searchKey('府中サロン', 'ふちゅうさろん')).toBe('府中saron hutyusaron');
    expect(searchKey('府中サロン', null)).toBe('府中saron');
  });
});
