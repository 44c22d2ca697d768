/** Twenty-five learners as an office exports them: five scripts, trade marks, curly quotes, emoji, commas in quotes. */
export const learnersCsv = `Name,E-mail,Awarded on
Zoë Nieuwenhuis,zoe.n@post.example,2026-11-02
Łukasz Wójtowicz,lukasz.w@post.example,2026-11-02
Ásdís Þorgrímsdóttir,asdis@post.example,2026-11-02
Nguyễn Thị Diệu Hiền,dieu.hien@post.example,2026-11-02
Máiréad O’Shaughnessy,mairead@post.example,2026-11-02
D'Andre Okafor-Whitlock,dandre@post.example,2026-11-02
"Thibodeau-Lachance, Réjean",rejean@post.example,2026-11-02
Ana “Nita” Kovačević,nita@post.example,2026-11-02
Joris van den Brink (Makers®),joris@post.example,2026-11-02
Priya Raghunathan 🎓,priya@post.example,2026-11-02
ليلى بن يوسف الحدّاد,layla@post.example,2026-11-02
عبد الرحمن الشريف القيرواني,abdulrahman@post.example,2026-11-02
نورة المرزوقي,noura@post.example,2026-11-02
يوسف أبو النصر,yousef@post.example,2026-11-02
مهسا تهرانی‌نژاد,mahsa@post.example,2026-11-02
陈雨桐,yutong@post.example,2026-11-02
欧阳思远,siyuan@post.example,2026-11-02
賴建宏,chienhung@post.example,2026-11-02
小笠原 結衣,yui@post.example,2026-11-02
Дарина Коваленко-Мельник,daryna@post.example,2026-11-02
Тимофей Аркадьевич Белозёров,timofey@post.example,2026-11-02
Љиљана Стојковић,ljiljana@post.example,2026-11-02
Батболд,batbold@post.example,2026-11-02
Suryaningsih,suryaningsih@post.example,2026-11-02
João Pedro Vasconcelos de Albuquerque e Moura,joao@post.example,2026-11-02
`;
