# 简体中文。消息和变量与 en.ftl 相同。称呼用“你”；标点用全角，汉字与拉丁字母、数字之间空一格。
# “私钥”指钱包私钥，绝不用来称呼 Secret Key。problem-* 与 fix-* 不针对具体交易所时按 [any] 选择，不留多余空格。

language-name = 简体中文

## 词语

field-api-key = API Key
field-secret = Secret Key
field-passphrase = Passphrase

permission-read = 读取
permission-trade = 交易
permission-futures = 合约
permission-withdraw = 提币
permission-transfer = 划转

status-online = 已连接
status-action-needed = 需要处理
status-blocked = 已封锁
status-unavailable = 暂不可用
status-disconnected = 已断开

the-exchange = 交易所
another-exchange = 另一个交易所
the-ip-list = IP 白名单
our-address = 我们服务器的地址
soon = 不久后
list-separator = 、
sentence-separator = { "" }

## 时间

time-now = 刚刚
time-at-once = 不到一分钟后
time-minutes-ago = { $count } 分钟前
time-hours-ago = { $count } 小时前
time-days-ago = { $count } 天前
time-in-minutes = { $count } 分钟后
time-in-hours = { $count } 小时后
time-in-days = { $count } 天后
time-for-minutes = { $count } 分钟
time-for-hours = { $count } 小时
time-for-days = { $count } 天
time-with-relative = { $relative }（{ $moment }）
since = 自 { $moment } 起
since-at-least = 自 { $moment } 或更早起（此前未监控）
until-moment = 到 { $moment }
until-clear = 到恢复连接为止

## 按钮

button-menu = 菜单
button-start-anew = 重新开始
button-status = 刷新
button-connect = 连接
button-connect-another = 再连接一个
button-list = 我的连接
button-only-trouble = 只看有问题的
button-all = 全部
button-test = 重新测试
button-balance = 余额
button-rename = 重命名
button-replace = 更换密钥
button-reconnect = 重新连接
button-fix-api-key = 重新发送 API Key
button-fix-secret = 重新发送 Secret Key
button-fix-passphrase = 重新发送密码短语
button-fix-values = 重新发送两个值
button-delete = 删除
button-delete-yes = 是，删除
button-move = 我已添加
button-word = 已检查：不能提币
button-help = 帮助
button-security = 安全
button-privacy = 隐私
button-language = 🌐 Language
button-cancel = 取消
button-keep-name = 保留 { $name }
button-continue = 在 BackFuture AI 继续
button-back = 返回
button-keep = 保留
button-mute = 静音
button-unmute = 取消静音
button-unmute-name = 取消静音 { $name }
button-card = 查看连接
button-history = 历史记录
button-history-every = 全部，含已删除的
button-alerts = 提醒
button-quiet = 免打扰时段
button-quiet-off = 不设免打扰
button-quiet-type = 其他时段
button-digest-on = 开启每日摘要
button-digest-off = 关闭每日摘要
button-zone = 时区
button-zone-times = 其他时间
button-access-ask = 申请使用
button-access-check = 有结果了吗？
button-access-allow = 允许
button-access-refuse = 拒绝
button-keys-page = 打开密钥页面
button-guide = 告诉我在哪里
button-form = 私密输入密钥
button-trouble = 遇到问题？
button-explain = 什么是 API 密钥？
button-use = 是，就用它
button-connect-instead = 改为连接 { $exchange }
button-revoke-old = 删除旧密钥
button-revoke-it = 去交易所删除密钥
button-private-chat = 打开私聊
button-copy = 复制 { $value }
button-copy-all = 复制 { $count } 个地址

## 命令与资料

command-start = 这个机器人能做什么
command-connect = 连接交易所密钥
command-connections = 我的连接
command-alerts = 免打扰时段、时区、每日摘要
command-history = 密钥发生过什么
command-help = 权限、错误与解决办法
command-security = 密钥如何受到保护
command-privacy = 存储了什么，如何删除
command-language = 选择语言
command-cancel = 取消当前步骤

profile-name = BackFuture AI Connect
profile-short-description = 连接交易所 API 密钥，测试并帮你解决问题。绝不使用可提币的密钥。
profile-description =
    把你交易所账户的 API 密钥连接到 BackFuture AI，实时测试，并用大白话告诉你哪里有问题、怎么解决。

    最重要的规则：绝不使用可提币的密钥。你的资金始终留在交易所。

    点击“开始”。

## 通用

welcome =
    <b>BackFuture AI Connect</b>
    3 步连接你的交易所，大约 2 分钟。请准备好 2FA。
    1. 在交易所创建 API 密钥。我会用图片告诉你在哪里创建。
    2. 发到这里。你的消息会立即删除。
    3. 我来测试，并告诉你哪些正常、哪些要改。
    <b>绝不使用可提币的密钥</b>：你的资金始终留在交易所。

choose-language = <b>选择语言</b>
language-set = 语言：简体中文。

unknown-text = 我没看懂。请点击下面的按钮，或发送 /help。
question-help = 这像是一个问题。我是机器人，答案在这些按钮里。
api-key-explained =
    <b>什么是 API 密钥？</b>
    API 密钥让程序不用你的密码就能使用你的交易所账户。它由配套的两部分组成：API Key 本身和 Secret Key；有些交易所还要一个密码短语（Passphrase）。它能做什么由你决定：查看余额和下单，仅此而已。只要没有勾选提币，谁也无法用它转走你的钱，你也可以随时在交易所删除它。
failed = 我们这边出了问题。请稍后再试。
too-fast = 你发得太快，我来不及回复。有几条消息被跳过了：请稍等片刻，再把最后一条发一次。
deleting = 删除你的消息比平时慢。随后给你答复。
cancelled = 已取消。没有任何更改。
cancelled-draft = 已取消。你为未完成的连接发送的内容已清除。
nothing-to-cancel = 没有可取消的操作。

group-refusal = 密钥只能在我们的私聊里发送。请点击按钮打开。
group-exposed = 这里有一条消息看起来像密钥，其他人可能已经看到：请在交易所删除该密钥，并创建新的。

credential-deleted =
    <b>你的消息已删除。</b>
    它看起来像密钥，但机器人并没有要求发送。其内容没有保存。要连接密钥，请点击 <b>{ button-connect }</b>，等机器人要求时再发送。
credential-not-deleted =
    <b>请手动删除你的上一条消息。</b>
    它看起来像密钥，但我无法删除。请长按该消息，点击“删除”，勾选“同时为…删除”。如果其他人可能已经看到，请在交易所创建新密钥。

## 安全、隐私、帮助

security =
    <b>密钥如何受到保护</b>

    <b>绝不使用可提币的密钥。</b>每个密钥都会检查这一点。可提币的密钥会立即封锁，绝不使用；如果 30 分钟内没有改正，其密钥数据会被清除。

    <b>你的资金留在交易所。</b>我们从不持有你的资金，没有提币权限的密钥也无法把资金转出交易所。

    <b>先删除你的消息。</b>包含密钥的消息会先删除，然后才做其他处理。在此之前，Telegram 的服务器、通知和你的其他设备可能已经看到它。

    <b>加密存储。</b>每个连接都有自己的数据密钥（AES-256-GCM），由不在数据库中的主密钥锁定。

    <b>不再显示。</b>API Key 只显示前四位和后四位；Secret Key 完全不显示。

    <b>持续监控。</b>已保存的密钥会反复测试。如果某个密钥突然可以提币，会立即封锁，并随时通知你。

    <b>一切由你掌控。</b>你可以随时在这里删除连接，或在交易所删除密钥。

privacy =
    <b>存储了什么，存在哪里</b>

    <b>在我们的数据库中：</b>你的 Telegram ID、语言、时区、免打扰时段和每日摘要；每个连接的名称、交易所、状态、打码的密钥、权限、IP 白名单、交易所账户 ID 和上次测试结果；加密后的 API Key、Secret Key 和密码短语；发生过的事：状态变化，以及谁在何时对密钥做了什么。未完成的连接会加密保存 30 分钟。

    <b>与之分开：</b>主密钥；没有它，加密的值无法读取。

    <b>不存储：</b>你的消息、余额和订单。测试读取余额和订单，只是为了确认能否读取。

    <b>在 Telegram：</b>你的消息在删除之前会经过 Telegram 的服务器。

    <b>如何删除：</b>打开 /connections，选择连接，点击 <b>{ button-delete }</b>。它的 API Key、Secret Key 和密码短语会立即清除。数据库备份在被覆盖之前可能还有加密的值。已删除连接的历史记录会保留，其中没有密钥。请也在交易所删除密钥：这样谁都无法再使用它。

    <b>一次全部删除：</b>发送 /delete_me。获取已存储数据的副本：/export。

help-tab-start = 帮助
help-tab-permissions = 权限
help-tab-more = 更多
help-tab-others = 其他错误和建议
help-tab-key = 密钥无效
help-tab-trade = 没有交易权限
help-tab-address = IP 不被允许
help-tab-exchange = 交易所暂不可用

help-start =
    <b>帮助</b>

    1. <b>连接：</b>发送 /connect，选择交易所，按图片创建密钥，发到这里。
    2. <b>测试：</b>自动进行。只会重新要求有问题的内容。
    3. <b>提醒：</b>已保存的密钥会持续监控，一旦失效就通知你。

    我们绝不会索要你的交易所密码或登录验证码。密钥只能在这个私聊里发送。
help-which = <b>你看到的是哪种错误？</b>
help-command = { $command } – { $description }
help-permissions =
    <b>权限</b>
    密钥页面上的每个选项对本机器人意味着什么。
help-read = <b>读取：要开。</b>可以读取余额和订单。必需。
help-trade = <b>交易：要开。</b>可以下单和取消订单。必需。
help-futures = <b>合约：做合约时才开。</b>否则请保持关闭。
help-withdraw = <b>提币：不能开。</b>资金可能离开交易所。这样的密钥会被封锁。
help-transfer = <b>划转：最好不开。</b>资金可能在你自己的账户之间移动。不需要。
help-ip-list = <b>IP 白名单：建议设置。</b>这样密钥只能从我们的服务器使用，而且在许多交易所有效期更长。
help-unknown = 如果交易所不提供提币是否已关闭的信息，会请你自己检查并确认，并记录为“由你确认”。
help-errors = <b>其他你可以解决的错误</b>
help-others = <b>我们或交易所一方的错误</b>
help-commands = <b>所有命令</b>
help-status =
    🟢 已连接：密钥可用。
    🟡 需要处理：有问题要由你解决。
    🔴 已封锁：密钥可以提币。
    ⚪ 暂不可用：测试没能完成；没有发现密钥有问题。
    ⏸ 已断开：这里没有保存密钥。

## 连接

choose-exchange = <b>选择交易所</b>
choose-exchange-help = 选择你的账户所在的交易所，随后会有图片告诉你在哪里创建密钥。可以连接的有：
choose-exchange-unknown = 没有找到这个名称的交易所。可以连接的有：

guide-title = <b>{ $exchange } · 第 1 步（共 4 步）：创建密钥</b>
guide-title-replace = <b>{ $exchange } · 第 1 步（共 4 步）：为 { $name } 创建新密钥</b>。新密钥通过测试之前，旧密钥继续有效。
guide-title-reconnect = <b>{ $exchange } · 第 1 步（共 4 步）：为 { $name } 创建新密钥</b>
guide-open = 打开 { $menu }
guide-sites = 一个区域站点（{ $sites }）的密钥不能用在另一个站点。
guide-passphrase = { $label }：自己设一个并记下来
guide-boxes = 设置选项：
guide-read = { $labels }：查看余额和订单
guide-trade = { $labels }：下单
guide-futures = { $labels }：做合约时才开
guide-withdraw = { $labels }：始终保持关闭
guide-addresses = { $list }：{ $addresses }（建议）
guide-addresses-later = { $list }：先留空。测试会显示我们的地址。
guide-address-limit = 一个密钥最多接受 { $count } 个地址。
guide-expiry-age = 没有 IP 白名单的密钥在创建 { $days } 天后到期。
guide-expiry-idle = 没有 IP 白名单的密钥 { $days } 天不使用就会到期。
guide-finish = <b>用邮箱或 2FA 确认。不要关闭那个页面：Secret Key 只显示一次。发送 API Key，或把所有内容放在一条消息里发送。</b>

trouble-title = <b>{ $exchange }：遇到问题？</b>
trouble-page = 菜单不一样，或 App 里没有这个页面：点击 <b>{ button-keys-page }</b>，在浏览器中操作，最好用电脑。
trouble-words = 菜单和选项的名称以交易所的英文页面为准：把页面切换为英文就能找到。
trouble-secret = Secret Key 不再显示：请创建新密钥。谁都无法再次显示旧的 Secret Key。

ask-api-key = <b>现在发送 API Key。</b>
ask-secret = <b>现在发送 Secret Key。</b>
ask-passphrase = <b>现在发送密码短语（Passphrase）</b>，就是你在 { $label } 中设的那个。

progress-title = <b>{ $exchange } · 第 2 步（共 4 步）：发送密钥</b>
progress-kept = <b>{ $exchange }：还缺什么</b>
value-api-key = API Key
value-secret = Secret Key
value-passphrase = 密码短语（Passphrase）
value-unusual-api-key = API Key：看起来不寻常，测试会有结果。
value-unusual-secret = Secret Key：看起来不寻常，测试会有结果。
value-unusual-passphrase = 密码短语：看起来不寻常，测试会有结果。

received-api-key = API Key：{ $masked }
message-deleted = 你的消息已删除。
message-not-deleted =
    我无法删除你的消息。请长按该消息，点击“删除”，勾选“同时为…删除”。如果其他人可能已经看到，请在 { $exchange } 创建新密钥。

wrong-kind = 这里只接受文字消息。你发送的内容没有使用。

paste-empty = 你的消息里没有找到任何值。
paste-not-a-value = 这不是我要的内容，没有使用。
paste-question = 这是一个问题，所以没有使用其中的内容。这一步的答案是：
paste-may-be-phrase = 这就是密码短语吗？如果是，请点击 <b>{ button-use }</b>。如果不是，请现在发送。
paste-again = 这个我已经有了。
paste-refused-shape = 未接受：这不像 { $exchange } 的 { $field }。请重新完整复制。
paste-locked-key = 未接受：这个 PEM 密钥有密码保护。请创建一个不带密码的。
paste-cut-key = 未接受：这个 PEM 密钥缺少结尾。请重新完整复制。
paste-unusual-shape = { $field } 看起来不寻常，测试会有结果。
paste-swapped = 这看起来是 { $field }，已按此使用。
paste-other-exchange = { $other ->
    [any] 这看起来是另一个交易所的 API Key，不是 { $exchange } 的，没有使用。
   *[other] 这看起来是 { $other } 的 API Key，不是 { $exchange } 的，没有使用。
}
paste-key-equals-secret = 未接受：两个字段收到了同一个值。

hint-api-key = { $exchange } 的 API Key 形如 { $example }，在 { $menu } 里。
hint-secret = { $exchange } 的 Secret Key 形如 { $example }。它只在创建密钥时显示一次。如果那个页面已经关闭，请创建新密钥。
hint-passphrase = 密码短语是你创建密钥时在 { $label } 中设的内容。谁都无法再次显示它：如果忘了，请创建新密钥。
hint-safe = 每条含密钥的消息都会立即删除，可提币的密钥绝不使用。
hint-name = 名称只给你自己看，用来区分多个密钥。发一个短的，例如市场和用途。
confirm-above = 请点击上面消息的按钮，或发送 /cancel。

name-taken = 你已经有同名的连接。请发送另一个名称。
name-too-long = 名称太长。请发送最多 { $limit } 个字符的名称。
name-empty = 这不是名称。请发送一些文字或数字。
name-secret = 这看起来像密钥或密码，不能用作名称：名称会显示在聊天里。请发一个普通的，例如带空格的词语。

draft-lapsed = 与 { $exchange } 的连接没有在 30 分钟内完成，你发送的内容已清除。你的上一条消息没有使用。

## 表单

form-title = { $exchange }：私密输入密钥
form-why = 你在这里输入的内容会发给机器人并立即加密，绝不会变成消息。可以把所有内容粘贴到一个输入框。
form-guide = 如何创建密钥
form-send = 测试密钥
form-scan = 扫描二维码
form-received = 已收到
form-done = 已全部收到。测试在聊天中进行。
form-gone = 这个表单已失效。请关闭它，再点击聊天中的按钮。
form-lost = 没有网络连接。请稍后再试。

## 测试

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = 正在测试密钥…
test-duration = 通常需要 2–5 秒。
test-stopped = 测试已停止。
step-key = { $answer ->
    [yes] 密钥有效
    [no] 密钥无效
    [unknown] 密钥：未知
   *[waiting] 密钥
}
step-balance = { $answer ->
    [yes] 余额可读取
    [no] 余额不可读取
    [unknown] 余额：未知
   *[waiting] 余额
}
step-orders = { $answer ->
    [yes] 订单可读取
    [no] 订单不可读取
    [unknown] 订单：未知
   *[waiting] 订单
}
step-trade = { $answer ->
    [yes] 允许交易
    [no] 不允许交易
    [unknown] 交易：未提供
   *[waiting] 交易
}
step-futures = { $answer ->
    [yes] 允许合约
    [no] 不允许合约
    [unknown] 合约：未提供
   *[waiting] 合约
}
step-withdraw-off = { $answer ->
    [yes] 提币已关闭
    [no] 提币已开启
    [unknown] 提币：未提供
   *[waiting] 提币
}
step-ip-whitelist = { $answer ->
    [yes] 已设置 IP 白名单
    [no] 没有 IP 白名单
    [unknown] IP 白名单：未提供
   *[waiting] IP 白名单
}
step-clock = 我们服务器的时钟不准
step-secret = Secret Key 未被接受
step-passphrase = 密码短语未被接受
checks-not-run = { $count } 项检查未进行

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } 已连接。</b>
online-proof = { $proven ->
    [spot] <b>{ $status }。</b>测试用时 { $seconds } 秒：可读取，可交易，不可提币。
    [spot-attested] <b>{ $status }。</b>测试用时 { $seconds } 秒：可读取，可交易，提币已关闭（由你确认）。
    [both] <b>{ $status }。</b>测试用时 { $seconds } 秒：可读取，可交易（含合约），不可提币。
    [both-attested] <b>{ $status }。</b>测试用时 { $seconds } 秒：可读取，可交易（含合约），提币已关闭（由你确认）。
    [unknown] <b>{ $status }。</b>测试用时 { $seconds } 秒：可读取，交易权限未提供，不可提币。
   *[unknown-attested] <b>{ $status }。</b>测试用时 { $seconds } 秒：可读取，交易权限未提供，提币已关闭（由你确认）。
}
online-watched = 从现在起会定期测试。有变化会在这里通知你。
online-continue = 下一步：点击 <b>{ button-continue }</b>。
online-name = <b>名称：</b>保留它，点选另一个，或发送你自己的。

verdict-advice = <b>建议</b>
blocked-deadline = 请解决此问题，否则已保存的密钥数据会被清除：{ $moment }。
not-stored = 密钥没有保存。
replaced = <b>新密钥已生效。</b>现在请在 { $exchange } 删除旧密钥。
not-replaced = <b>旧密钥继续有效。</b>新密钥的测试结果更差，所以没有保存。
already-running = 正在测试一个密钥。请等待结果，或发送 /cancel。
too-many-tests = 测试太频繁。请等 { $seconds } 秒再测试。
word-taken = 已记录：你确认提币已关闭。

## 问题：含义、解决办法、由谁解决

send-by-replacing = 要发送它，请点击 <b>{ button-replace }</b>。

who-user = 你可以解决。
who-operator = 由我们解决。
who-nobody = 会自行恢复。

problem-withdraw-enabled = 这个密钥可以提币。它已封锁，不会使用。
fix-withdraw-enabled = { $exchange ->
    [any] 在交易所取消勾选 { $withdraw } 并保存。然后点击 <b>{ button-test }</b>。
   *[other] 在 { $exchange } 取消勾选 { $withdraw } 并保存。然后点击 <b>{ button-test }</b>。
}

problem-must-replace = 本机器人的运营者请你更换这个密钥：其他人可能已经看到它。
fix-must-replace = { $exchange ->
    [any] 在交易所创建新密钥并发送，然后在那里删除旧密钥。
   *[other] 在 { $exchange } 创建新密钥并发送，然后在那里删除旧密钥。
}

problem-invalid-key = { $exchange ->
    [any] 交易所没有这个 API Key。
   *[other] { $exchange } 没有这个 API Key。
}
fix-invalid-key = 重新完整复制 API Key 并发送。如果密钥页面上已经没有它，请创建新密钥。

problem-key-gone = { $exchange ->
    [any] 交易所已经没有这个密钥：它已被删除或已过期。
   *[other] { $exchange } 已经没有这个密钥：它已被删除或已过期。
}
fix-key-gone = { $exchange ->
    [any] 在交易所创建新密钥并发送。
   *[other] 在 { $exchange } 创建新密钥并发送。
}

problem-key-gone-or-changed = { $exchange ->
    [any] 交易所拒绝了这个以前可用的密钥，没有说明原因。
   *[other] { $exchange } 拒绝了这个以前可用的密钥，没有说明原因。
}
fix-key-gone-or-changed = 按以下顺序检查，然后点击 <b>{ button-test }</b>：

problem-invalid-secret = Secret Key 与这个 API Key 不匹配。
fix-invalid-secret = 重新完整发送 Secret Key。它只显示一次：如果你已经没有了，请创建新密钥。

problem-invalid-passphrase = 密码短语错误。Secret Key 也可能有误。
fix-invalid-passphrase = 发送你为这个密钥设的密码短语。如果还是不行，请创建新密钥并发送它的所有值。

problem-key-expired = 密钥已过期。
fix-key-expired = { $exchange ->
    [any] 在交易所创建新密钥并发送。
   *[other] 在 { $exchange } 创建新密钥并发送。
}

problem-wrong-site = { $exchange ->
    [any] 这个密钥来自交易所的另一个区域站点。
   *[other] 这个密钥来自 { $exchange } 的另一个区域站点。
}
fix-wrong-site = 点击 <b>{ button-keys-page }</b>，在那个站点创建密钥并发送。

problem-ip-not-allowed = { $exchange ->
    [any] 我们服务器的地址不在密钥的 IP 白名单中，所以被交易所拒绝。
   *[other] 我们服务器的地址不在密钥的 IP 白名单中，所以被 { $exchange } 拒绝。
}
fix-ip-not-allowed = { $address ->
    [any] 把我们服务器的地址添加到 { $list }。然后点击 <b>{ button-test }</b>。
   *[other] 把 { $address } 添加到 { $list }。然后点击 <b>{ button-test }</b>。
}

problem-key-or-ip-or-permission = { $exchange ->
    [any] 密钥被拒绝，交易所没有说明原因。
   *[other] 密钥被拒绝，{ $exchange } 没有说明原因。
}
fix-key-or-ip-or-permission = 按以下顺序检查，然后点击 <b>{ button-test }</b>：
cause-key = API Key 完整，并且仍在密钥页面上
cause-gone = 密钥仍在密钥页面上；如果不在，请创建新密钥
cause-secret = Secret Key 完整，并且属于这个 API Key
cause-passphrase = 密码短语是为这个密钥设的那个
cause-address = { $address ->
    [any] 我们服务器的地址在 { $list } 中
   *[other] { $address } 在 { $list } 中
}
cause-permission = 已勾选这些选项：{ $read }、{ $trade }

problem-no-read = 密钥无法读取余额和订单。
fix-no-read = { $exchange ->
    [any] 在交易所勾选 { $read } 并保存。然后点击 <b>{ button-test }</b>。
   *[other] 在 { $exchange } 勾选 { $read } 并保存。然后点击 <b>{ button-test }</b>。
}

problem-no-trade = 密钥不能交易。
fix-no-trade = { $exchange ->
    [any] 在交易所勾选 { $trade } 并保存。然后点击 <b>{ button-test }</b>。
   *[other] 在 { $exchange } 勾选 { $trade } 并保存。然后点击 <b>{ button-test }</b>。
}

problem-account-restricted = { $exchange ->
    [any] 你在交易所的账户受到限制。
   *[other] 你在 { $exchange } 的账户受到限制。
}
fix-account-restricted = { $exchange ->
    [any] 登录交易所，完成它要求的操作，例如身份验证（KYC）。然后点击 <b>{ button-test }</b>。
   *[other] 登录 { $exchange }，完成它要求的操作，例如身份验证（KYC）。然后点击 <b>{ button-test }</b>。
}

problem-nonce-in-use = { $exchange ->
    [any] 另一个程序同时在使用这个密钥，所以我们的请求被交易所拒绝。
   *[other] 另一个程序同时在使用这个密钥，所以我们的请求被 { $exchange } 拒绝。
}
fix-nonce-in-use = { $exchange ->
    [any] 为每个程序单独创建密钥，并把新密钥发到这里；或者在交易所为这个密钥设置 nonce 窗口。然后点击 <b>{ button-test }</b>。
   *[other] 为每个程序单独创建密钥，并把新密钥发到这里；或者在 { $exchange } 为这个密钥设置 nonce 窗口。然后点击 <b>{ button-test }</b>。
}

problem-our-address-blocked = { $exchange ->
    [any] 我们服务器的地址在交易所被封锁。与你的密钥无关。
   *[other] 我们服务器的地址在 { $exchange } 被封锁。与你的密钥无关。
}
fix-our-address-blocked = 我们需要让该地址解除封锁或换一个地址。密钥不用改，稍后再测试。

problem-egress-down = { $exchange ->
    [any] 我们的服务器现在连不上交易所。与你的密钥无关。
   *[other] 我们的服务器现在连不上 { $exchange }。与你的密钥无关。
}
fix-egress-down = 我们需要修复自己的网络连接。密钥不用改，稍后再测试。

problem-region-blocked = { $exchange ->
    [any] 我们服务器所在的地区不在交易所的服务范围内。与你的密钥无关。
   *[other] 我们服务器所在的地区不在 { $exchange } 的服务范围内。与你的密钥无关。
}
fix-region-blocked = 我们需要迁移服务器。密钥不用改，稍后再测试。

problem-clock-skew = 我们服务器的时钟不准。与你的密钥无关。
fix-clock-skew = 我们需要校准时钟。密钥不用改，稍后再测试。
start-refused-clock = { problem-clock-skew }需要运行这个机器人的人校准时钟。请稍后再试。
order-refused-clock = { problem-clock-skew }已通知运行这个机器人的人。
edit-price-moved = 价格已变动。请重新查看计划，然后再应用。

problem-unknown = { $exchange ->
    [any] 从交易所的回复看不出密钥是否可用。没有发现密钥有问题。
   *[other] 从 { $exchange } 的回复看不出密钥是否可用。没有发现密钥有问题。
}
fix-unknown = 我们需要查看原因。密钥不用改，稍后再测试。

problem-rate-limited = { $exchange ->
    [any] 我们现在向交易所发送的请求太多。与你的密钥无关。
   *[other] 我们现在向 { $exchange } 发送的请求太多。与你的密钥无关。
}
fix-rate-limited = 等几分钟，然后点击 <b>{ button-test }</b>。

problem-exchange-unavailable = { $exchange ->
    [any] 交易所现在没有回应。与你的密钥无关。
   *[other] { $exchange } 现在没有回应。与你的密钥无关。
}
fix-exchange-unavailable = 等几分钟，然后点击 <b>{ button-test }</b>。不要创建新密钥。

problem-withdraw-unknown = { $exchange ->
    [any] 我们看不到这个密钥能否提币：交易所没有提供。
   *[other] 我们看不到这个密钥能否提币：{ $exchange } 没有提供。
}
fix-withdraw-unknown = 查看密钥页面。如果 { $withdraw } 已关闭，请点击 <b>{ button-word }</b>。

problem-key-expiring = 密钥到期时间：{ $ends }。
fix-key-expiring = 请在到期前到密钥页面延期，或更换密钥。

problem-no-ip-whitelist = 密钥可以从任何地址使用。
fix-no-ip-whitelist = { $address ->
    [any] 建议把我们服务器的地址添加到 { $list }，这样更安全。
   *[other] 建议把 { $address } 添加到 { $list }，这样更安全。
}

problem-transfer-enabled = 密钥可以在你自己的账户之间划转资金。
fix-transfer-enabled = 不需要这个权限：请取消勾选 { $transfer }。

problem-no-futures = 密钥不能交易合约。
fix-no-futures = 如果你想交易合约，请勾选 { $futures }。

## 终端里的同样内容：没有按钮，值靠输入

terminal-prompt = { $field }（输入不显示）：
terminal-prompt-first = { $field }，或一次粘贴所有值（输入不显示）：
terminal-fix-withdraw-enabled = 在 { $exchange } 取消勾选 { $withdraw } 并保存。然后重新运行此命令。
terminal-fix-invalid-key = 用完整的 API Key 重新运行此命令。如果密钥页面上已经没有它，请创建新密钥。
terminal-fix-invalid-secret = 用完整的 Secret Key 重新运行此命令。它只显示一次：如果你已经没有了，请创建新密钥。
terminal-fix-invalid-passphrase = 用你为这个密钥设的密码短语重新运行此命令。如果还是不行，请创建新密钥。
terminal-fix-key-gone = 在 { $exchange } 创建新密钥，并用它重新运行此命令。
terminal-fix-key-gone-or-changed = 按以下顺序检查，然后重新运行此命令：
terminal-fix-key-expired = 在 { $exchange } 创建新密钥，并用它重新运行此命令。
terminal-fix-must-replace = 在 { $exchange } 创建新密钥，并在那里删除旧密钥。
terminal-fix-wrong-site = 在 { $exchange } 的主站创建密钥，并用它重新运行此命令。
terminal-fix-ip-not-allowed = { $address ->
    [any] 把我们服务器的地址添加到 { $list }。然后重新运行此命令。
   *[other] 把 { $address } 添加到 { $list }。然后重新运行此命令。
}
terminal-fix-key-or-ip-or-permission = 按以下顺序检查，然后重新运行此命令：
terminal-fix-no-read = 在 { $exchange } 勾选 { $read } 并保存。然后重新运行此命令。
terminal-fix-no-trade = 在 { $exchange } 勾选 { $trade } 并保存。然后重新运行此命令。
terminal-fix-account-restricted = 登录 { $exchange }，完成它要求的操作，例如身份验证（KYC）。然后重新运行此命令。
terminal-fix-nonce-in-use = 为每个程序单独创建密钥，并用新密钥重新运行此命令；或者在 { $exchange } 为这个密钥设置 nonce 窗口。
terminal-fix-rate-limited = 等几分钟，然后重新运行此命令。
terminal-fix-exchange-unavailable = 等几分钟，然后重新运行此命令。不要创建新密钥。
terminal-fix-withdraw-unknown = 查看密钥页面：{ $withdraw } 必须关闭。

## 连接列表

list-title = <b>我的连接</b>：{ $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = 目前没有问题。
list-empty = 你还没有连接。点击 <b>{ button-connect }</b> 添加第一个。
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · 没有保存密钥
list-unanswered = { $status } · { $exchange } 没有回应
silence = 自 { $since } 起 { $exchange } 没有回应
silence-ours = 自 { $since } 起我们的网络中断
silence-good = { $silence } · 上次测试正常：{ $good }

card-status = <b>{ $status }</b>，自 { $since } 起
card-since = <b>{ $status }</b> · { $length }（自 { $since } 起）
card-tested = 上次测试：{ $tested }
card-took = 测试用时 { $latency } 毫秒
card-key = 密钥 { $key }
card-account = 账户 { $account }
state-read = { $answer ->
    [yes] 可读取
    [no] 读取已关闭
   *[unknown] 读取：未提供
}
state-trade = { $answer ->
    [yes] 可交易
    [no] 交易已关闭
   *[unknown] 交易：未提供
}
state-futures = { $answer ->
    [yes] 合约已开启
    [no] 合约已关闭
   *[unknown] 合约：未提供
}
state-withdraw = { $answer ->
    [yes] 提币已开启
    [no] 提币已关闭
   *[unknown] 提币：未提供
}
state-transfer = { $answer ->
    [yes] 划转已开启
    [no] 划转已关闭
   *[unknown] 划转：未提供
}
state-untested = 权限未测试
card-withdraw-by-word = 提币已关闭（你于 { $date } 确认）
card-ip-list = IP 白名单：{ $addresses }
card-ip-list-more = IP 白名单：{ $addresses }，另有 { $count } 个
card-ip-none = IP 白名单：无
card-ip-set = IP 白名单：已设置（{ $exchange } 不显示具体地址）
card-ip-unknown = IP 白名单：未提供
card-moving = 我们服务器的地址将于 { $day } 变更。请把 { $address } 添加到 IP 白名单，在那之前保留旧地址，然后点击 <b>{ button-move }</b>。
card-expires = 到期时间：{ $moment }
card-no-secrets = 这里没有保存密钥：密钥数据已清除。点击 <b>{ button-reconnect }</b> 再次使用这个连接。
card-key-gone = 已清除的密钥：{ $key }。如果它在交易所仍然存在，请在那里删除。

balance-title = <b>余额</b> · { $name }
balance-asking = ⏳ 正在向 { $exchange } 查询…
balance-empty = 这个账户里没有资产。
balance-total = 合计约 { $worth }。
balance-coin = <b>{ $coin }</b> · 约 { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · 没有以 { $money } 计的价格
balance-coin-alone = <b>{ $coin }</b>
balance-free = 可用：{ $free }
balance-locked = 订单占用：{ $locked }
balance-rest = 另有 { $count } 种币，约值 { $worth }。
balance-no-prices = { $exchange } 现在没有提供价格。
balance-read = 现货账户，读取时间 { $time }。这个机器人不会存储余额。
balance-read-now = 刚刚查询过。
balance-unread = 无法读取余额。
balance-refused = ⛔ 不读取余额：这个密钥必须能读取，并且必须不能提币。

ask-rename = 请发送 { $name } 的新名称。
renamed = 已重命名为 { $name }。
confirm-delete =
    <b>删除 { $name }？</b>
    它的 API Key、Secret Key 和密码短语会立即清除，无法撤销。{ $exchange } 上的密钥会保留，直到你在那里删除。
deleted = { $name } 已删除，密钥数据已清除。现在请也在 { $exchange } 删除密钥。

## 提醒

alert-status = <b>{ $status }</b>，{ $since }
alert-blocked = { "\u200E" }<b>{ $name }（{ $exchange }）可以提币。它已封锁，不会使用。</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b>，{ $since }
alert-several = <b>{ $count } 个连接需要你关注。</b>
alert-online = <b>已连接</b>
alert-online-again = <b>已恢复连接。</b>中断时长：{ $length }。
alert-online-again-at-most = <b>已恢复连接。</b>中断时长：最多 { $length }。
alert-more = 另有 { $count } 个：打开 /connections。
alert-name = <b>{ $name }</b>
alert-names = 受影响：{ $names }
alert-names-more = 受影响：{ $names }，另有 { $count } 个
alert-noticed = 发现时间：{ $moment }
alert-incident = <b>{ $exchange } 没有回应</b>，自 { $since } 起。
alert-incident-fix = 你无需操作：与你的密钥无关。恢复回应后我会通知你。
alert-incident-over = <b>{ $exchange } 已恢复回应。</b>无回应时长：{ $length }。
alert-unstable = <b>{ $exchange } 不稳定</b>，自 { $since } 起：时而回应，时而不回应。
alert-unstable-fix = 你无需操作：与你的密钥无关。稳定 30 分钟后我会通知你。
alert-unstable-over = <b>{ $exchange } 已恢复稳定。</b>不稳定时长：{ $length }。
alert-expiry = <b>密钥将在 { $days } 天后到期：</b>{ $moment }。
alert-new-address = <b>我们服务器的地址已变更。</b>请把 { $address } 添加到 IP 白名单，否则这些密钥将无法使用。
alert-new-address-known = <b>我们服务器的地址已变更</b>为 { $address }。你的所有 IP 白名单都已包含它：无需操作。
alert-retires = <b>我们服务器的地址将于 { $day } 变更。</b>请把新地址添加到这些密钥的 IP 白名单，在那之前保留旧地址，然后点击 <b>{ button-move }</b>。
alert-retires-item = { $name }：添加 { $address }
alert-moved = 密钥现在可以从我们的新地址使用了。你可以从它的 IP 白名单中移除旧地址：{ $address }。
alert-moved-unknown = 密钥现在可以从我们的新地址使用了。你可以从它的 IP 白名单中移除旧地址。
moves-testing = 正在从我们的新地址测试…
moves-none = 没有密钥在等待新地址。
moves-done = 从我们的新地址可以使用。你可以从 IP 白名单中移除旧地址。
moves-refused = { $address } 还没有被接受。请确认它已保存到 IP 白名单；有些交易所需要几分钟。
moves-unanswered = 未测试：没有回应。我会自动重试。

drift-futures-lost = 密钥不能再交易合约。
drift-futures-gained = 密钥现在可以交易合约。
drift-transfer-gained = 密钥现在可以在你自己的账户之间划转资金。
drift-ip-list-removed = 密钥的 IP 白名单没有了：现在可以从任何地址使用。

digest-well = <b>一切正常。</b>状态为“已连接”的连接：{ $count } 个。
digest-some = <b>已连接：{ $online } / { $count }</b>
digest-strategies-paper = 📈 <b>模拟</b>，最近 24 小时：卖出 { $closed } 轮，结果 { $result }。进行中：{ $open } 轮
digest-strategies-live = 📈 <b>真实资金策略</b>，最近 24 小时：卖出 { $closed } 轮，结果 { $result }。进行中：{ $open } 轮
digest-item = { "\u200E" }{ $title }：{ $what }

## 何时提醒

mute-choose =
    <b>将 { $name } 静音多久？</b>
    如果有密钥可以提币，仍会立即通知你。
mute-hours = { $count } 小时
mute-until-clear = 到恢复连接为止
mute-line = 静音{ $until }

alerts-title = <b>提醒</b>
alerts-quiet = 免打扰时段：{ $hours }
alerts-quiet-off = 免打扰时段：无
alerts-digest = 每日摘要：{ $time }
alerts-digest-off = 每日摘要：已关闭
alerts-zone = 时区：{ $city }，现在 { $time }
alerts-zone-unknown = 时区：未知，时间以 UTC 显示
alerts-muted = { "\u200E" }<b>{ $name }</b>：静音{ $until }
alerts-urgent = 如果有密钥可以提币，会立即通知你，免打扰时段和静音时也一样。
alerts-saved = 已保存。

quiet-choose =
    <b>选择免打扰时段。</b>
    时段结束后会告诉你期间发生了什么。如果有密钥可以提币，仍会立即通知你。
quiet-ask = 发送免打扰时段，例如 <code>22:30-07:15</code>
quiet-shape = 未接受：请发送开始和结束时间，中间用短横线。
quiet-time = 未接受：这不是有效时间（0:00–24:00）。
quiet-empty = 未接受：开始和结束时间相同。

zone-ask-time = <b>你那里现在几点？</b>
zone-where = <b>你在哪里？</b>
zone-where-how = 点选一个与你当地时间相同的地方，或发送你的城市或国家名称。
zone-where-tap = 点选一个与你当地时间相同的地方。
zone-place = { $city }，{ $time }
zone-not-found = 没有找到这个地方。请发送附近较大的城市，或你的国家。
zone-several = <b>是哪一个？</b>
zone-why-zone = 我消息里的时间以此为准。
zone-why-quiet = 免打扰时段以你的当地时间为准。
zone-why-digest = 每日摘要以你的当地时间为准。
zone-ask-city =
    <b>你在哪个地方？</b>
    它们现在时间相同，但夏令时切换的日期不同。
zone-clock-changes = { $cities }：{ $date } 切换夏令时
zone-clock-stays = { $cities }：不切换夏令时

## 历史记录

history-title = <b>历史记录</b> · { $name }
history-every = 所有连接
history-choose = <b>选择一个连接</b>，查看发生过什么。
history-no-name = 你没有名为 { $name } 的连接。
history-empty = 还没有发生任何事。连接一个密钥后，这里会显示它的变化。
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = 今天
history-yesterday = 昨天
history-change = { $before } → { $after }
history-unwatched = 可能更早：当时未监控。
history-deed = { $deed } · { $hand }
deed-added = 已添加
deed-tested = 已测试
deed-replaced = 已更换密钥
deed-renamed = 已重命名
deed-word-given = 已确认：提币已关闭
deed-disconnected = 已断开，密钥数据已清除
deed-paused = 已断开，密钥数据已清除
deed-ordered = 已要求更换密钥
deed-deleted = 已删除
deed-exported = 已导出数据
deed-read = 在机器人之外查看
hand-person = 你
hand-bot = 机器人
hand-operator = 运营者

## 使用权

access-denied =
    <b>这个机器人仅限受邀者使用。</b>
    点击 <b>{ button-access-ask }</b>，由运营者决定。
access-request-sent = 申请已发送。结果会在这里通知你。
access-requested = <b>{ $title }</b> 申请使用。Telegram ID：{ $person }
access-allowed = 已允许：{ $title } 现在可以使用这个机器人。
access-turned-down = 已拒绝：{ $title } 不能使用这个机器人。
access-granted = <b>你现在可以使用这个机器人。</b>点击 <b>{ button-connect }</b> 开始。
access-refused = 你的使用申请被拒绝。

## 给运行机器人的人：需要他们解决的问题

operator-title = <b>致运营者</b>
operator-more = 另有 { $count } 项：请查看日志。
operator-other = 请在日志中查找 { $matter }。
operator-cut-off = <b>这台服务器无法访问互联网。</b>Telegram 和交易所都没有回应，所以没有更改任何密钥状态。请检查网络、DNS 和 <code>BOT_PROXY_URL</code>。
operator-exchange-down = <b>{ $exchange } 没有回应。</b>那里的密钥状态不会更改，并已通知密钥所有者。请查看它的状态页面；没有其他要做的。
operator-new-address = <b>这台服务器的新地址：</b>{ $address }，在 { $exchange } 看到。如果保持不变，请写入 <code>BOT_SERVER_IPS</code> 并重启。如果不是，请恢复旧地址：设有 IP 白名单的密钥所有者会被要求添加新地址。
operator-address-refused = <b>我们的地址在 { $exchange } 被拒绝</b>，涉及许多设有 IP 白名单的密钥。请对比 <code>BOT_SERVER_IPS</code> 与 <code>python -m bot doctor</code> 的结果。
operator-clock-skew = <b>这台服务器的时钟不准</b>，由 { $exchange } 发现。请校准：<code>timedatectl set-ntp true</code>。在此之前，那里的密钥状态不会更改。
operator-egress-down = <b>通过我们的地址 { $address } 什么都连不上。</b>请检查它的代理或网络接口以及 <code>BOT_EGRESS</code>，然后运行 <code>python -m bot doctor</code>。在此之前不会更改任何密钥状态。
operator-region-blocked = <b>这台服务器所在的地区不在 { $exchange } 的服务范围内。</b>请在别处运行机器人，或把 <code>BOT_PROXY_URL</code> 设为别处的代理。
operator-our-address-blocked = <b>{ $exchange } 封锁了这台服务器的地址。</b>请联系其客服解除封锁，或把 <code>BOT_PROXY_URL</code> 设为使用其他地址的代理。在此之前，那里的密钥状态不会更改。
operator-order-refused = <b>{ $exchange } 拒绝策略的订单。</b>订单违反了它的规则，或原因在这里未知。请查看日志，并检查该交易所文件中的交易对规则。
operator-unknown = <b>无法理解 { $exchange } 的回复。</b>不会因此认定密钥有问题。请在日志中查看它的回复，并添加到该交易所的文件中。

## 通知

notice-draft-expired = 与 { $exchange } 的连接没有在 30 分钟内完成。你发送的内容已清除。
notice-secrets-destroyed = { $name }（{ $exchange }）的密钥在 30 分钟后仍可提币，其密钥数据已清除。请创建没有该权限的密钥，然后点击 <b>{ button-reconnect }</b>。
notice-not-deleted =
    <b>请手动删除你的消息（{ $sent }）。</b>
    它看起来像密钥，但 Telegram 不让我删除。请长按该消息，点击“删除”，勾选“同时为…删除”。如果其他人可能已经看到，请在交易所创建新密钥。

toast-outdated = 这个按钮来自旧消息。现在显示的是最新情况。
toast-stale = 这个按钮来自旧消息，已失效。请用 /start 打开菜单。

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = 模拟：不会向交易所发送任何订单。
news-live = <b>真实资金</b>：订单会发送到 { $exchange }。
news-opened = <b>首次买入：{ $money }。</b>
news-topped-up = <b>最近一次补仓：{ $money }。</b>已买入次数：{ $buys }。
news-held = 持有：{ $held }，均价 { $average }。
news-held-nothing = 没有持仓。
news-left = 剩余：{ $held }，数量太少，无法卖出。
news-result = 扣除手续费后的结果：{ $result }
news-closed-take-profit = <b>已盈利卖出。</b>
news-closed-stop = <b>止损已全部卖出。</b>
news-closed-close = <b>已全部卖出。</b>
news-recovery = <b>Recovery Mode 已开启。</b>
news-recovery-fall = 价格远低于均价。
news-recovery-money = 大部分资金已投入。
news-recovery-no-top-ups = 没有剩余的补仓，且价格低于均价。
news-recovery-unclear = 市场已有 10 分钟不明朗。
news-recovery-chosen = 这是你的选择。
news-recovery-means = 买入会更谨慎，一旦不亏损就全部卖出。
news-recovered = <b>Recovery Mode 已关闭。</b>计划继续。
news-hold = <b>策略已暂停。</b>
news-hold-blocked = 密钥可以提币或必须更换：不买也不卖，没有止损。请打开 /connections 并修复密钥。
news-hold-key = 密钥无法使用：不买也不卖，没有止损。请打开 /connections 并修复密钥。
news-hold-doubt = 密钥状态不是“{ status-online }”：不再买入，卖出继续。请打开 /connections 并修复密钥。
news-hold-operator = 运行这个机器人的人暂时停止了在 { $exchange } 的交易：不买也不卖，没有止损。对方允许后会自动继续。在此之前，你可以自己在 { $exchange } 卖出。
news-hold-unavailable = { $exchange } 没有响应：不买也不卖，没有止损。{ $exchange } 恢复响应后会自动继续。
news-hold-account = 密钥所属的账户不是这个策略的账户：不买也不卖，没有止损。请打开 /connections，换成原账户的密钥，或点击 <b>{ button-run-stop }</b>。
news-hold-rehearsals = 运行这个机器人的人现在只允许模拟：不买也不卖，没有止损。重新允许真实资金后会自动继续。
news-hold-off = 运行这个机器人的人关闭了策略功能：不买也不卖，止损也不会卖出。重新开启后会自动继续。
news-hold-restored = 数据库已从备份恢复：在你决定之前不买也不卖。
news-hold-gone = 这里已没有保存的密钥。
news-released = <b>策略已恢复运行。</b>
news-unpriced = <b>没有价格。</b>
news-unpriced-means = { $exchange } 没有提供这个交易对的价格：不买也不卖，没有止损。请到那里查看该交易对是否仍在交易；如果想卖，请自己在那里卖出。
news-priced = <b>价格已恢复。</b>计划继续。
news-ended = <b>策略已结束。</b>
news-ended-gone = 已没有为它保存的密钥。
news-disturbed = <b>这个策略的币少了。</b>有人转走或卖出了 { $coin }，或者它在另一个订单里。
news-disturbed-numbers = 策略持有：{ $held }。账户可用：{ $there }。
news-disturbed-means = 在你决定之前不再买入。<b>{ button-run-count }</b>：按可用数量持有，均价不变。<b>{ button-run-go-on }</b>：照原样继续。<b>{ button-run-stop }</b>：策略结束，全部归你保留。
news-lost = <b>有一个订单的结果未知。</b>
news-lost-means = 在你回答之前，不买也不卖，没有止损。
order-lost = { $side ->
    [sell] 卖出：{ $qty }，价格 { $price } 或更高，发送时间 { $time }，ID { $order }。
   *[buy] 买入：{ $qty }，价格 { $price } 或更低，发送时间 { $time }，ID { $order }。
}
order-lost-look = 请在 { $exchange } 的历史订单中查找 { $pair }。
order-unread = <b>有一个订单的结果未知。</b>可以提币的密钥不会使用，连查询也不会。等它不能再提币，或更换之后，机器人会自动查询。
order-refused = { $side ->
    [sell] <b>{ $exchange } 拒绝了一笔卖出。</b>
   *[buy] <b>{ $exchange } 拒绝了一笔买入。</b>
}
order-refused-balance = { $side ->
    [sell] 账户里的 { $coin } 少于策略买入的数量。如果是你转走的，请转回来，或点击 <b>{ button-run-stop }</b>。
   *[buy] 可用的 { $coin } 太少。请充入一些，或点击 <b>{ button-run-pause }</b>：卖出继续。
}
order-refused-minimum = 订单太小。这是我们的错误，已通知运行这个机器人的人。
order-refused-rules = 订单违反了 { $exchange } 的规则。这是我们的错误，已通知运行这个机器人的人。
order-refused-pair = { $pair } 现在在那里不能交易，或你的账户不能交易它。请到 { $exchange } 查看。你可以点击 <b>{ button-run-stop }</b>，自己在那里卖出。
order-refused-permission = 密钥不能交易。请在 { $exchange } 为它开启现货交易，绝不要开启提币。现在会重新测试它。
order-refused-key = 密钥或我们的地址不被接受。正在测试密钥：请打开 /connections。
order-refused-account = 账户受到限制，或属于这个机器人无法交易的类型。请查看 { $exchange } 有没有给你发消息。
order-refused-busy = { $exchange } 暂时不再接受订单。
order-refused-unknown = 原因在这里未知。已通知运行这个机器人的人。
order-tries-again = 策略会自动重试。
sell-yourself = 自己卖出：在 { $exchange } 打开现货交易，选择 { $pair }，卖出 { $held }。

## 同一账户

button-adopt = 更换它的密钥
button-adopt-disconnected = 把密钥连到那里
button-same-account = 是，同一账户
button-connect-new = 作为新连接
twin-mine =
    <b>这个账户已经连接</b>，名称为 { $name }，交易所为 { $exchange }。
    要在那里使用新密钥，请点击 <b>{ button-adopt }</b>。新密钥通过测试之前，旧密钥继续有效。
twin-mine-disconnected =
    <b>你已有这个账户的连接</b>：{ $exchange } 的 { $name }。它已断开。
    要把新密钥连接到那里，请点击 <b>{ button-adopt-disconnected }</b>。
twin-elsewhere =
    <b>未连接。</b>这个 { $exchange } 账户已由另一个 Telegram 账号连接到 BackFuture AI，而且只能连接一次。密钥没有保存。
    如果那不是你，请在交易所删除密钥并创建新的。
twin-other-account =
    <b>旧密钥继续有效。</b>新密钥所属的 { $exchange } 账户与 { $name } 不同。
    请发送同一账户的密钥，或把这个密钥作为新连接。
twin-unknown =
    <b>新密钥与 { $name } 是同一个 { $exchange } 账户吗？</b>
    交易所没有说明。如果是，请点击 <b>{ button-same-account }</b>。在此之前，旧密钥继续有效。

## 离开

command-panic = 断开全部连接
command-export = 获取我的数据副本
command-delete_me = 删除我的所有数据
button-panic-yes = 是，全部断开
button-delete-me-yes = 是，全部删除
button-export = 先获取我的数据
button-revoke-at = 去 { $exchange } 删除密钥
panic-nothing = 没有可断开的：没有任何连接保存了密钥。
panic-confirm = <b>断开 { $count } 个连接？</b>
panic-means = 每个 API Key 和 Secret Key 都会在这里立即清除，之后不再使用。每个连接都会保留：你可以给它新的密钥。
panic-done = <b>{ $count } 个连接已断开，密钥数据已在这里清除。</b>
panic-next = 现在请到各自的交易所删除每个密钥：只有这样，谁都无法再使用它。
leave-confirm = <b>删除我们存储的关于你的一切？</b>
leave-what = 包括 { $count } 个连接及其 API Key 和 Secret Key、历史记录、你的设置和语言。无法撤销。
leave-what-rest = 包括你的 Telegram ID、语言、设置和历史记录。你没有连接。无法撤销。
leave-remains =
    <b>会留下什么：</b>
    • 数据库备份在被覆盖之前仍有加密的数据行。用旧的主密钥可以读取：请要求运营者更换主密钥并删除旧的。
    • Telegram 会保留这个聊天，直到你删除。
    • 交易所上的密钥会保留，直到你在那里删除。
leave-done = <b>我们存储的关于你的一切都已删除。</b>
export-caption = 我们存储的关于你的一切，API Key 和 Secret Key 除外。

## 上限

limit-connections = 你有 { $limit } 个连接，已达上限。请删除一个以腾出位置。

## 给运行机器人的人：/status

command-status = 机器人状态
overview-title = <b>机器人状态</b>
overview-no-database = 数据库没有回应。请在服务器上运行 <code>python -m bot doctor</code>。
overview-cut-off = 我们自己的网络中断：太多交易所同时失败。恢复之前不会更改任何密钥状态。
overview-outage = 自 { $since } 起 { $exchange } 没有回应
overview-no-outage = 没有已知的交易所故障。
overview-connections = <b>连接</b>：{ $count }
overview-state = { $mark } { $status }：{ $count }
overview-exchange = { $exchange }：{ $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>检查</b>，5 分钟内：{ $count }（每分钟 { $rate }）
overview-latency = 一半在 { $half } 毫秒内，95% 在 { $most } 毫秒内
overview-lag = 最早的待检查项：{ $exchange }，已超时 { $seconds } 秒
overview-no-lag = 没有等待中的检查。
overview-waiting = 等待发送的<b>提醒</b>：{ $count }
overview-slowed = Telegram 要求放慢（429）：{ $count }
overview-not-erased = 含 Secret Key 而未删除的消息：{ $count }
overview-addresses = <b>我们的地址</b>，最近看到：{ $addresses }
overview-egress = { $egress }（{ $addresses }）：{ $count } 个连接
overview-no-address = <b>我们的地址</b>：还没有交易所告知
overview-leads = 此进程与 Telegram 通信。
overview-leads-not = 另一个进程与 Telegram 通信。
overview-answering = 有回应的进程：{ $count }。最早的启动于 { $oldest }，最新的启动于 { $newest }。
overview-notices = 此进程发送提醒。
overview-notices-not = 另一个进程发送提醒。
overview-trades = 此进程正在运行策略：仅限模拟。
overview-trades-live = 此进程正在运行策略：真实资金和模拟。
overview-trades-not = 此进程不运行策略。
overview-strategies = 策略：{ $count }。结果未知的订单：{ $orders }。
overview-since = 检查、429 和删除的数字只属于此进程，启动于 { $moment }。

## 运营者停止交易和恢复交易

command-trading = 停止交易
button-trading = 交易
button-trading-stop-all = 全部停止
button-trading-stop = 停止 { $exchange }
button-trading-go-all = 解除全部停止
button-trading-go = 解除停止：{ $exchange }
trading-title = <b>交易</b>
trading-goes = 🟢 没有任何停止。
trading-stopped-all = <b>已全部停止</b>，自 { $since } 起
trading-stopped = <b>{ $exchange } 已停止</b>，自 { $since } 起
trading-strategies = { $exchange } 的策略：{ $count }
trading-means = 停止立即生效：不再发送新订单，策略不买、不卖，也不止损。已发出的订单仍会继续检查。停止时和解除时，各给所有者发一条消息。

## 给运行机器人的人：不经数据库发送

direct-database-down = <b>自 { $since } 起数据库没有回应。</b>密钥没有监控，用户得不到回复。请检查数据库、磁盘和机器人日志；数据库恢复回应后，机器人会自动继续。
direct-database-back = <b>数据库已恢复回应。</b>无回应时长：{ $length }。发现的内容没有丢失。
direct-conflict-program = <b>另一个程序正在使用这个机器人的令牌。</b>用户得不到回复，或收到两次回复。请停止另一个程序。如果它不是你的，请向 @BotFather 发送 /revoke，并把新令牌写入 BOT_TOKEN。
direct-conflict-webhook = <b>这个机器人设置了 webhook，地址为 { $host }。</b>只要它还在，机器人就收不到消息。请停止那里的程序，然后调用 Bot API 的 deleteWebhook。
direct-conflict-over = <b>机器人已恢复接收消息。</b>现在没有其他程序使用它的令牌。

## 策略

button-strategies = 我的策略
button-strategy-new = 新建策略
button-plan-pair = 交易对
button-plan-pairs = 交易对
button-plan-several = 多个交易对
button-plan-pairs-done = 下一步（{ $count }）
button-plan-each = 每个交易对
button-all-pairs = 全部交易对
button-plan-level = 风险等级
button-plan-limit = 保证金上限
button-plan-topups = 补仓
button-plan-recovery = Recovery Mode
button-plan-more = 更多
button-plan-sheet = 返回计划
button-plan-replay = 历史行情会怎样
button-plan-start = 开始模拟
button-plan-live = 实盘启动
button-plan-live-yes = 用真实资金启动
button-plan-off = 关闭
button-plan-on = 开启
button-plan-again = 再试一次
button-strategy-connection = { $name } · { $exchange }
command-strategies = 我的策略

strategies-title = <b>我的策略</b>，运行中：{ $count }
strategies-empty = 你还没有策略。策略会在价格下跌时分批买入一个交易对，并在均价之上全部卖出。
strategies-live = 每个策略由你选择：模拟，或真实资金。
strategies-rehearsal = 所有策略都以模拟方式运行：价格是实时的，不会向交易所发送任何订单。
strategies-off = 这里的策略功能已关闭。运行这个机器人的人可以开启。
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = 运行中
strategy-status-paused = 已暂停
strategy-status-held = 已搁置
strategy-status-finishing = 本轮后结束
strategy-status-closing = 正在全部卖出
strategy-status-stopping = 正在停止
strategy-status-ended = 已结束
strategy-mode-paper = 模拟
strategy-mode-live = 真实资金
strategy-started = <b>模拟已开始。</b>
strategy-started-live = <b>策略已用真实资金启动。</b>
first-buy-when-calm = 市场足够平稳时会首次买入，届时会给你发消息。
first-buy-soon = 很快会首次买入，届时会给你发消息。

plan-choose-connection = <b>用哪个连接？</b>
plan-no-connection = 策略需要状态为“{ status-online }”的连接。请先连接一个密钥。
plan-none-online = 现在没有可以运行策略的连接。
start-refused-off = { strategies-off }
start-refused-stopped = 运行这个机器人的人暂时停止了在 { $exchange } 的交易。请稍后再试。
start-refused-not-online = { $name } 的状态不是“{ status-online }”：请打开它，修复密钥，然后再来。
start-refused-too-many = 你的策略数量已达到这个机器人的上限。请先停止一个：/strategies
start-refused-pair-used = 这个连接上已有 { $pair } 的策略在运行。请选择其他交易对，或先停止那个策略：/strategies
start-refused-coin-used = 这个连接上的另一个策略正在使用 { $pair } 中的一种币。请选择其他交易对，或先停止那个策略：/strategies
start-refused-unknown-pair = { $exchange } 没有这个交易对。请点选下面的一个，或输入其他的，例如 BTC 或 ETH/USDT。
start-refused-other-coin = { $pair } 以另一种币计价。一个策略的所有交易对必须以同一种币计价。
start-refused-too-many-pairs = { $pair } 没有加入：一个策略最多 10 个交易对。
start-refused-no-market = { $exchange } 现在没有提供价格。请一分钟后再试。
start-refused-rehearsals = 运行这个机器人的人只允许模拟。
start-refused-not-live-here = 这里只能模拟：这个机器人不在 { $exchange } 用真实资金交易。
start-refused-no-trade = 不能用真实资金：尚未证明 { $name } 的密钥可以交易。请在 { $exchange } 为它开启现货交易，然后重新测试。
start-refused-withdrawals = 不能用真实资金：尚未证明 { $name } 的密钥不能提币；涉及真实资金，只有你的确认不够。请重新测试，或使用 { $exchange } 会提供其权限的密钥。
card-rehearsal = 可以模拟，不会发送任何订单：<b>{ button-strategy-new }</b>。
start-refused-no-balance = 不能用真实资金：无法读取 { $name } 的余额。请一分钟后再试。
start-refused-too-little = 不能用真实资金：{ $name } 的可用余额，少于保证金上限加上你在那里的其他策略还可能用到的金额。请降低保证金上限，或向 { $exchange } 充值。
start-refused-missing = 保证金上限需要 { $needs }，还差 { $missing }。
start-refused-account = 不能用真实资金：{ $exchange } 不接受这个账户的订单。它受到限制，或属于这个机器人无法交易的类型。

plan-ask-pair = <b>哪个交易对？</b>请点选一个，或直接输入，例如 BTC 或 ETH/USDT。
plan-help = 策略会在价格下跌时分批买入一个交易对，并在均价之上全部卖出。
plan-ask-pairs = <b>哪些交易对？</b>请点选，或直接输入，例如 btc, eth, sol。最多 { $most } 个。
pairs-coin = 全部以 { $coin } 计价。
pairs-chosen = 已选：{ $list }
pairs-none = 请先选择一个交易对。
pairs-unknown = { $exchange } 没有：{ $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>哪个风险等级？</b>
plan-level-means = <b>{ $level }</b>：买入 { $count } 次，最后一次比第一次低 { $drop }。可能亏损保证金上限的约 { $loss }。
plan-level-means-no-stop = <b>{ $level }</b>：买入 { $count } 次，最后一次比第一次低 { $drop }。没有止损：可能亏掉全部保证金上限。
level-low = 低
level-medium = 中
level-high = 高
level-own = 自定义
plan-ask-limit = <b>保证金上限是多少？</b>即任何时候投入市场的 { $coin } 的最大金额。请输入金额，例如 300。
plan-free = 当前可用：{ $money }。
plan-free-reserved = 其中 { $money } 你在这个密钥上的其他策略还可能用到。
plan-free-left = 剩余 { $money }。
plan-no-number = 这不是数字。请输入数字，例如 { $example }。
plan-limit-too-small = 保证金上限至少为 { $least }。再少的话，会有订单低于 { $exchange } 的最小限额。
plan-steps-too-small = { $pair } 的价格最小变动太大：多次买入会是同一价格。请加大补仓间距，或选择其他交易对。
plan-out-of-range = { $setting }：从 { $least } 到 { $most }。
plan-choose-setting = <b>你想改什么？</b>
plan-setting = <b>{ $setting }</b>：{ $value }
plan-setting-range = 请点选一个值，或输入 { $least } 到 { $most } 之间的值。
setting-topups = 补仓次数
setting-first-drop = 首次补仓跌幅
setting-step-scale = 间距倍数
setting-volume-scale = 金额倍数
setting-take-profit = 止盈
setting-stop = 止损
setting-recovery = Recovery Mode
setting-pause = 间隔分钟数
setting-guards = 等待市场平稳
setting-at-once = 同时进行的轮数
setting-means-pause = 卖出后，过多少分钟才进行下一轮的首次买入。止损后至少 6 小时。
setting-means-guards = 首次买入会等到：买一价与卖一价相差不超过 0.3%，24 小时涨跌幅在 −8% 到 +12% 之间，且 24 小时成交额至少为保证金上限的 1,000 倍。关闭：立即买入。
setting-means-at-once = 最多几个交易对可以同时进行一轮。它们共用保证金上限。
plan-setting-switch = 请点选一个。
setting-means-topups = 首次买入之后的买入次数。
setting-means-first-drop = 比首次买入低多少时进行第一次补仓。
setting-means-step-scale = 每次买入间距与前一间距之比。1：全部相等。
setting-means-volume-scale = 每次补仓金额与前一次买入之比。1：全部相等。
setting-means-take-profit = 扣除手续费后，高于均价多少时全部卖出。
setting-means-stop = 低于均价多少时亏损全部卖出。
setting-means-recovery = 低于均价多少时启动 Recovery Mode。之后买入会更谨慎，一旦不亏损就全部卖出。

sheet-terms = 风险等级：{ $level } · 保证金上限：{ $limit }
basket-terms = 风险等级：{ $level } · 全部交易对的保证金上限：{ $limit }
basket-at-once = { $count ->
    [1] 同时只进行 1 轮，最多 { $limit }。
   *[other] 同时进行 { $count } 轮，每轮最多 { $limit }。
}
basket-limit = 每轮上限
basket-group = <b>每一轮</b>
basket-falls = { $count ->
    [1] <b>如果价格下跌</b>，以亏损最多的交易对计
   *[other] <b>如果所有价格一起下跌</b>，且有 { $count } 轮同时进行
}
basket-again = 一轮卖出后（包括止损卖出），另一个交易对可以开始新一轮：多轮的亏损可能累加。
basket-minimum = { "\u200E" }{ $pair }：最小订单 { $smallest }。{ $exchange } 的最小限额为 { $least }。
sheet-buys = { $count ->
    [1] 买入 1 次：现在 { $first }。
   *[other] 买入 { $count } 次：现在 { $first }，价格下跌 { $drop } 时最后一次买入 { $last }。
}
sheet-buys-next = { $count ->
    [1] 下一轮买入 1 次：按当时价格买入 { $first }。
   *[other] 下一轮买入 { $count } 次：先按当时价格买入 { $first }，价格下跌 { $drop } 时最后一次买入 { $last }。
}
sheet-sells = 高于均价 { $profit } 时全部卖出。
sheet-falls = <b>如果价格下跌</b>
sheet-fall = • { $fall }：投入市场 { $money }，浮亏 { $loss }
sheet-fall-stopped = • { $fall }：止损卖出，亏损 { $loss }
sheet-fall-stopped-all = • { $fall } 或更多：止损卖出，亏损 { $loss }
sheet-worst = ⚠️ <b>最坏情况：亏损 { $loss }</b>（止损时）；如果价格跳空越过止损 { $jump }，亏损 { $gap }；如果交易所或这个机器人无法卖出，最多亏损 { $all }。
sheet-worst-no-stop = ⚠️ <b>最坏情况：亏损 { $all }。</b>没有止损。
sheet-buy = { $number }. { $money }，价格 { $price }，之后均价 { $average }
sheet-after = 全部买入后，在 { $sells } 卖出；Recovery Mode 下在 { $recovers } 卖出。
sheet-stop = 此时止损价为 { $stop }。
sheet-recovery = 低于均价 { $fall }，或大部分资金已投入时，Recovery Mode 启动。
sheet-recovery-off = Recovery Mode 不会因下跌而启动。
sheet-pause = 卖出与下一轮首次买入之间：{ $minutes } 分钟，止损后至少 6 小时。
sheet-guards = 首次买入会等待市场平稳。
sheet-guards-off = 首次买入不等待市场平稳。
sheet-fees = 一轮的手续费：只买一次 { $first }，全部买入 { $full }。
sheet-minimum = 最小订单：{ $smallest }。{ $exchange } 的最小限额为 { $least }。
sheet-balance = 不读取你的余额：模拟不需要资金。
sheet-free-after = 保证金上限全部投入市场后，还有 { $left } 可用。
sheet-free-less = 真实下单还差 { $missing }；模拟不需要资金。
sheet-live = 模拟不会发送任何订单。<b>{ button-plan-live }</b> 会使用真实资金。
live-ask = ⚠️ <b>真实资金。</b>订单会用你的密钥发送到 { $exchange }。你可能亏掉这里写明的金额；如果价格跳空，会亏得更多。
live-price-moved = 价格已变动。请重新查看计划，然后再启动。
sheet-not-covered = <b>未涵盖：</b>交易所或这个机器人的故障、价格跳空、交易对下架、你自己转走的币。

replay-title = <b>历史行情会怎样</b>
replay-days = 最近 { $count } 天，逐小时
replay-rounds = 已完成轮数：{ $count }
replay-at-once = { $count ->
    [1] 同时只进行 1 轮。如果有多个交易对可以买入，由最先的买入。
   *[other] 同时进行 { $count } 轮。如果有更多交易对可以买入，由最先的几个买入。
}
replay-pair = { "\u200E" }<b>{ $pair }</b>：{ $count } 轮，{ $result }
replay-result = 扣除手续费后的结果：{ $result }
replay-open = 结束时仍持有，浮动盈亏：{ $result }
replay-deepest = 最大浮亏：{ $loss }
replay-recovery = Recovery Mode 天数：{ $days }
replay-warning = 这些是过去的价格。接下来的日子可能不同。

## 策略：运行

button-picture = 图片
chart-past = 线条是最近 { $count } 天的价格。
chart-since = 竖线是首次买入。
chart-bought = { $count ->
    [1] 已买入 1 次，计划价 { $first }
   *[other] 已买入 { $count } 次，计划价 { $first } 到 { $last }
}
chart-due = { $count ->
    [1] 待买入 1 次，价格 { $first }
   *[other] 待买入 { $count } 次，价格 { $first } 到 { $last }
}
chart-after-all = <b>全部买入后</b>
chart-average = 均价：{ $price }

button-strategy = 策略
button-run-pause = 暂停
button-run-resume = 恢复
button-run-finish = 本轮后结束
button-run-stop = 停止并保留持仓
button-run-end = 停止
button-run-stop-yes = 停止并保留持仓
button-run-close = 立即平仓
button-run-close-yes = 立即卖出
button-run-recover = 开启 Recovery Mode
button-run-waive = 关闭 Recovery Mode
button-run-edit = 更改
button-run-apply = 应用
edit-done = <b>已更改。</b>
edit-now = <b>立即用于当前这一轮：</b>{ $settings }
edit-later = <b>从下一轮起生效：</b>{ $settings }
edit-nothing = 还没有任何更改。请点击按钮更改数字，然后点击 <b>{ button-run-apply }</b>。
run-next-limit = 从下一轮起：最多 { $limit }
button-run-history = 历史记录
button-run-count = 按可用数量持有
button-run-go-on = 照原样继续
button-run-not-filled = 没有成交
button-run-filled = 已成交
run-setup = 风险等级：{ $level ->
    [low] 低
    [medium] 中
    [high] 高
   *[own] 自定义
} · 保证金上限：{ $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = 等待首次买入
basket-state-place = 等待另一个交易对卖出
basket-state-open = 本轮进行中
basket-buys-sells = 买入价 { $buys }，卖出价 { $sells }
basket-sells = 卖出价 { $sells }
basket-open = 进行中的轮数：{ $count } / { $most }
basket-at-work = 全部交易对已投入：{ $money }
basket-if-sold = 如果现在全部卖出：{ $result }
basket-result = 全部交易对扣除手续费后的结果：{ $result }
basket-means = 这些按钮对全部交易对生效。点击某个交易对，即可查看它自己的按钮。
run-running = <b>运行中。</b>
run-paused = <b>已暂停。</b>不再买入，卖出继续。
run-held = <b>已搁置。</b>在你点击 <b>{ button-run-resume }</b> 之前不买也不卖。
run-finishing = <b>即将结束。</b>不再开始新一轮。本轮卖出后，策略结束。
run-closing = <b>正在平仓。</b>现在全部卖出。最多 10 分钟后，策略结束。
run-stopping = <b>正在停止。</b>不再买入或卖出。
run-waits = 正在等待市场平稳，以便首次买入。
run-waits-for-place = 正在等待另一个交易对卖出它的一轮。
run-rests = { $time } 之前不会首次买入。
run-price = 当前价格：{ $price }
run-price-unknown = 当前价格：未知
run-in-use = 已投入：{ $money } / { $limit }
run-if-sold = 如果现在卖出：{ $result }
run-next-buy = 下一次补仓：{ $money }，价格 { $price } 或更低
run-no-add-on = 下一次补仓：没有剩余
run-sells = 全部卖出：价格 { $price } 或更高
run-stop = 止损：价格 { $price } 或更低时全部卖出
run-no-stop = 止损：无
run-means-pause = <b>{ button-run-pause }</b>：不再买入，卖出继续。
run-means-resume = <b>{ button-run-resume }</b>：重新按计划买入和卖出。
run-means-finish = <b>{ button-run-finish }</b>：不再开始新一轮；本轮卖出后，策略结束。
run-means-stop = <b>{ button-run-stop }</b>：不再买入或卖出；持有的币归你保留，策略结束。
run-means-end = <b>{ button-run-end }</b>：不再买入，策略结束。
run-means-close = <b>{ button-run-close }</b>：按当前价格全部卖出，策略结束。
run-ask-stop =
    <b>停止 { $pair } 并保留持仓？</b>
    不再买入或卖出，也不再有止损。策略结束，无法恢复。
run-ask-end =
    <b>停止 { $pair }？</b>
    不再买入。策略结束，无法恢复。
run-ask-close =
    <b>现在全部卖出 { $pair } 的持仓？</b>
    价格最多可能比现在低 1%。10 分钟内没有卖出的归你保留。策略结束。
run-changed = 已无法执行。策略已经改变。
run-blocks-delete =
    <b>暂时无法删除 { $name }。</b>
    其上的策略仍持有币。请打开该策略，点击 <b>{ button-run-close }</b> 或 <b>{ button-run-stop }</b>，然后再删除连接。
event-line = { "\u200E" }{ $pair }：{ $what }
event-started = 已开始，保证金上限 { $limit }
event-opened = 首次买入，{ $money }
event-topped-up = 补仓，{ $money }；均价 { $average }
event-recovery = Recovery Mode 已开启
event-recovered = Recovery Mode 已关闭
event-closed = { $how ->
    [take-profit] 盈利卖出
    [stop] 止损卖出
   *[close] 已卖出
}：{ $result }
event-refused = { $side ->
    [sell] 一笔卖出被拒绝
   *[buy] 一笔买入被拒绝
}
event-lost = 有一个订单的结果未知
event-disturbed = 币少了
event-counted = 你的回答：按可用数量持有
event-not-filled = 你的回答：没有成交
event-held = 已搁置
event-released = 已恢复运行
event-unpriced = 没有价格
event-priced = 价格已恢复
event-edited = 已更改，保证金上限 { $limit }
event-paused = 已暂停
event-resumed = 已恢复
event-finishing = 即将结束
event-closing = 正在平仓
event-stopping = 正在停止
event-ended = 已结束，结果 { $result }
