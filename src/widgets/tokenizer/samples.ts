/**
 * Texts that teach: how far a rule of thumb carries depends on what is written. Their tokens are counted at build, so that a
 * page which shows one of them loads no vocabulary.
 */
export const samples = {
  english:
    'A token is a piece of text that a model reads or writes as one. Short English words are one token each, and most of them carry the space before them along. Longer or rarer words, such as "antidisestablishmentarianism", are cut into several. So are names, and whatever the tokenizer met seldom when it was made.',
  code: 'function kvCacheBytes(layers, heads, headDim, tokens) {\n  // keys and values, 2 bytes each\n  const perToken = 2 * layers * heads * headDim * 2;\n  return perToken * tokens;\n}\n\nconsole.log(kvCacheBytes(32, 8, 128, 8192)); // 1073741824\n',
  german:
    'Ein Token ist ein Stück Text, das ein Modell auf einmal liest oder schreibt. Zusammengesetzte Wörter wie Grafikkartenspeicherbandbreite schreibt man in einem Stück; der Tokenizer zerlegt sie in viele, häufige Wörter wie „und“ bleiben ganz.',
  hindi:
    'टोकन पाठ का वह टुकड़ा है जिसे मॉडल एक साथ पढ़ता या लिखता है। जिस लिपि को टोकनाइज़र ने कम देखा हो, उसमें एक अक्षर के लिए भी कई टोकन लग सकते हैं।',
  arabic:
    'الرمز قطعة من النص يقرؤها النموذج أو يكتبها دفعة واحدة. الكلمات الشائعة رمز واحد، أما الكلمات الطويلة أو النادرة فتقسم إلى عدة رموز.',
  emoji: 'Party at 8 🎉🎂 Bring the family 👨‍👩‍👧‍👦 and your flag 🏳️‍🌈! 👍🏽👍🏽',
  /** Of the page on tokenizers, which says what its pieces are. */
  pieces: 'Unfortunately, detokenization is straightforward.',
} as const;
