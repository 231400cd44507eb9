/** What a browser shows that comes before the city is ready. It asks again by itself. */
export function preparingPage(): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="refresh" content="2">
    <title>GridCircle 格圈</title>
  </head>
  <body>
    <p>正在准备城市数据，请稍候…</p>
    <p lang="en">Preparing the city; this page opens by itself.</p>
  </body>
</html>
`;
}
