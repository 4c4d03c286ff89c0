<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Account</name>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>please note</source>
        <translation>请注意</translation>
    </message>
    <message>
        <source>could not be found out</source>
        <translation>无法查明</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>已允许</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>shows only when it is used</source>
        <translation>要到实际使用时才能知道</translation>
    </message>
    <message>
        <source>%1 of %2 are missing</source>
        <translation>%2 项中缺少 %1 项</translation>
    </message>
    <message>
        <source>%1 of %2 confirmed; the others show only when they are used</source>
        <translation>%2 项中已确认 %1 项，其余要到实际使用时才能知道</translation>
    </message>
    <message>
        <source>all %1 confirmed</source>
        <translation>%1 项全部已确认</translation>
    </message>
    <message>
        <source>%1 s from the cloud&apos;s</source>
        <translation>与云端相差 %1 秒</translation>
    </message>
    <message>
        <source>answers within %1</source>
        <translation>%1 内应答</translation>
    </message>
    <message>
        <source>%1; %2 is missing</source>
        <translation>%1，还差 %2</translation>
    </message>
    <message>
        <source>%1 can be used now</source>
        <translation>现在可用 %1</translation>
    </message>
    <message>
        <source>it owns everything in the account</source>
        <translation>它拥有整个账号的一切权限</translation>
    </message>
    <message>
        <source>must be mended first</source>
        <translation>必须先解决</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Can this account buy?</source>
        <translation>这个账号能购买吗？</translation>
    </message>
    <message>
        <source>The list fills by itself. Nothing is changed or bought to find this out; what cannot be told beforehand is marked with a question mark.</source>
        <translation>列表会自动填好。检查不会改动或购买任何东西；事先无法判断的项目以问号标出。</translation>
    </message>
    <message>
        <source>Quota of the &amp;region</source>
        <translation>查看哪个地域的配额(&amp;R)</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>重新检查(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Stop checking</source>
        <translation>停止检查(&amp;S)</translation>
    </message>
    <message>
        <source>What is known of the account</source>
        <translation>账号检查结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What mends it</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Text to paste into the request</source>
        <translation>可粘贴到申请中的文字</translation>
    </message>
    <message>
        <source>Cop&amp;y the text</source>
        <translation>复制文字(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>There is no display for the window. In the terminal: spotbook --help</source>
        <translation>没有可用的图形界面。在终端中使用：spotbook --help</translation>
    </message>
    <message>
        <source>Spotbook is already open but does not answer.</source>
        <translation>Spotbook 已经打开，但没有响应。</translation>
    </message>
    <message>
        <source>Spotbook is already open</source>
        <translation>Spotbook 已经打开</translation>
    </message>
    <message>
        <source>It does not answer. If it stays like this, end the process %1 and start Spotbook again. What runs in the cloud is not touched by that.</source>
        <translation>它没有响应。如果一直这样，请结束进程 %1，再重新启动 Spotbook。云端运行的资源不受影响。</translation>
    </message>
</context>
<context>
    <name>Billing</name>
    <message>
        <source>Billing</source>
        <translation>计费中</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已停放</translation>
    </message>
    <message>
        <source>Nothing is billed</source>
        <translation>不计费</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Clock of this computer</source>
        <translation>本机时钟</translation>
    </message>
    <message>
        <source>Connection to the cloud</source>
        <translation>与云端的连接</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Key of a user, not of the whole account</source>
        <translation>密钥属于 RAM 用户，而非主账号</translation>
    </message>
    <message>
        <source>Permissions of the key</source>
        <translation>密钥的权限</translation>
    </message>
    <message>
        <source>Real-name verification</source>
        <translation>实名认证</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Quota for spot machines</source>
        <translation>抢占式实例配额</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Price against your limit</source>
        <translation>价格是否在您的上限内</translation>
    </message>
    <message>
        <source>Trial order, without buying</source>
        <translation>试下单（不会购买）</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>please note</source>
        <translation>请注意</translation>
    </message>
    <message>
        <source>must be mended first</source>
        <translation>必须先解决</translation>
    </message>
    <message>
        <source>comes before the purchase</source>
        <translation>将在购买之前进行</translation>
    </message>
    <message>
        <source>could not be found out</source>
        <translation>无法查明</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The machine ends itself</source>
        <translation>实例会自动释放</translation>
    </message>
    <message>
        <source>Only this computer is let in</source>
        <translation>只允许本机访问</translation>
    </message>
    <message>
        <source>The security group lets this computer in</source>
        <translation>安全组放行本机</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>a time such as 2h, 90m or none</source>
        <translation>时长，例如 2h、90m 或 none</translation>
    </message>
    <message>
        <source>Name of the profile, or the launch&apos;s id</source>
        <translation>配置名称或启动编号</translation>
    </message>
    <message>
        <source>One JSON document on standard output</source>
        <translation>在标准输出给出一个 JSON 文档</translation>
    </message>
    <message>
        <source>No progress on standard error</source>
        <translation>标准错误上不显示进度</translation>
    </message>
    <message>
        <source>Keep keys and passwords in memory, not in the keychain</source>
        <translation>密钥和密码只放在内存中，不存入钥匙串</translation>
    </message>
    <message>
        <source>Address of a practice cloud; also SPOTBOOK_ENDPOINT</source>
        <translation>练习云的地址；也可用 SPOTBOOK_ENDPOINT</translation>
    </message>
    <message>
        <source>en, zh_CN or zh_TW</source>
        <translation>en、zh_CN 或 zh_TW</translation>
    </message>
    <message>
        <source>Your public address, when it cannot be found out</source>
        <translation>您的公网地址（无法自动查明时）</translation>
    </message>
    <message>
        <source>The access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Enter a key; the secret is read without echo, or from standard input</source>
        <translation>输入密钥；密钥内容不回显，或从标准输入读取</translation>
    </message>
    <message>
        <source>The access key ID (asked for when missing)</source>
        <translation>访问密钥 ID（不给则询问）</translation>
    </message>
    <message>
        <source>Store the key without trying it</source>
        <translation>不验证，直接保存密钥</translation>
    </message>
    <message>
        <source>Remove the key from the keychain</source>
        <translation>从钥匙串中移除密钥</translation>
    </message>
    <message>
        <source>Print the permissions that the key&apos;s user needs</source>
        <translation>打印密钥用户所需的权限策略</translation>
    </message>
    <message>
        <source>The notebook password of a profile</source>
        <translation>某个配置的 Notebook 密码</translation>
    </message>
    <message>
        <source>Enter it; read without echo, or from standard input</source>
        <translation>输入密码；不回显，或从标准输入读取</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>打印密码</translation>
    </message>
    <message>
        <source>The regions</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>The instance types</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>Also types without a GPU</source>
        <translation>也列出不带 GPU 的规格</translation>
    </message>
    <message>
        <source>Only this family, such as ecs.gn5</source>
        <translation>只看此规格族，例如 ecs.gn5</translation>
    </message>
    <message>
        <source>Only what this region has in stock (may be repeated)</source>
        <translation>只看此地域有库存的（可重复）</translation>
    </message>
    <message>
        <source>Spot and on-demand prices, zone by zone</source>
        <translation>各可用区的抢占式价格和按量付费价格</translation>
    </message>
    <message>
        <source>Only this region (may be repeated); otherwise all</source>
        <translation>只看此地域（可重复）；否则全部</translation>
    </message>
    <message>
        <source>Only this instance type (may be repeated)</source>
        <translation>只看此实例规格（可重复）</translation>
    </message>
    <message>
        <source>Also what is sold out</source>
        <translation>也列出已售罄的</translation>
    </message>
    <message>
        <source>Stay until Ctrl-C, then release the machine</source>
        <translation>保持运行直到按下 Ctrl-C，然后释放实例</translation>
    </message>
    <message>
        <source>Print the notebook password</source>
        <translation>打印 Notebook 密码</translation>
    </message>
    <message>
        <source>Buy and prepare a machine up to an open notebook</source>
        <translation>购买并准备实例，直到 Notebook 可用</translation>
    </message>
    <message>
        <source>Take the plan from this profile</source>
        <translation>采用此配置中的方案</translation>
    </message>
    <message>
        <source>Launch, show, erase what was made and prove that nothing is left</source>
        <translation>启动、展示、彻底删除所创建的一切，并证明没有遗留</translation>
    </message>
    <message>
        <source>Keep the plan as a profile</source>
        <translation>把方案保存为配置</translation>
    </message>
    <message>
        <source>Read the notebook password from standard input</source>
        <translation>从标准输入读取 Notebook 密码</translation>
    </message>
    <message>
        <source>Name of the profile that the plan becomes</source>
        <translation>方案保存后的配置名称</translation>
    </message>
    <message>
        <source>Region; otherwise the cheapest</source>
        <translation>地域；不给则选最便宜的</translation>
    </message>
    <message>
        <source>Zone; otherwise the cheapest with stock</source>
        <translation>可用区；不给则选有库存且最便宜的</translation>
    </message>
    <message>
        <source>Instance type; otherwise the cheapest of the preselected family</source>
        <translation>实例规格；不给则选默认规格族中最便宜的</translation>
    </message>
    <message>
        <source>Spot, at most this much per hour</source>
        <translation>抢占式，每小时最高出价</translation>
    </message>
    <message>
        <source>Spot, whatever the market price</source>
        <translation>抢占式，跟随市场价</translation>
    </message>
    <message>
        <source>At the on-demand price; not taken back</source>
        <translation>按量付费；不会被回收</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>镜像 ID</translation>
    </message>
    <message>
        <source>Image family; its newest image is taken</source>
        <translation>镜像族；采用其中最新的镜像</translation>
    </message>
    <message>
        <source>GiB of the system disk</source>
        <translation>系统盘大小（GiB）</translation>
    </message>
    <message>
        <source>Use this existing work disk</source>
        <translation>使用这块已有的工作盘</translation>
    </message>
    <message>
        <source>Make the work disk from this snapshot</source>
        <translation>用此快照创建工作盘</translation>
    </message>
    <message>
        <source>GiB of a new work disk</source>
        <translation>新工作盘大小（GiB）</translation>
    </message>
    <message>
        <source>Kind of a new work disk; otherwise one that fits</source>
        <translation>新工作盘的类型；不给则选合适的</translation>
    </message>
    <message>
        <source>Use this security group; otherwise our own</source>
        <translation>使用此安全组；不给则用我们自己的</translation>
    </message>
    <message>
        <source>Outbound Mbit/s</source>
        <translation>出网带宽（Mbit/s）</translation>
    </message>
    <message>
        <source>Pay by traffic or by bandwidth</source>
        <translation>按使用流量或固定带宽计费</translation>
    </message>
    <message>
        <source>Name and host name of the machine</source>
        <translation>实例名称和主机名</translation>
    </message>
    <message>
        <source>Private key file; otherwise our own</source>
        <translation>私钥文件；不给则用我们自己的</translation>
    </message>
    <message>
        <source>Reach the notebook by its HTTPS address or through an SSH tunnel</source>
        <translation>通过 HTTPS 地址或 SSH 隧道访问 Notebook</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>要安装的软件组合</translation>
    </message>
    <message>
        <source>After what time the cloud ends the machine: 8h, 90m, none</source>
        <translation>云端在多久之后释放实例：8h、90m、none</translation>
    </message>
    <message>
        <source>Every launch and what it costs now</source>
        <translation>所有启动及其当前费用</translation>
    </message>
    <message>
        <source>One launch in detail</source>
        <translation>某次启动的详细信息</translation>
    </message>
    <message>
        <source>Check the notebook&apos;s identity and open it in the browser</source>
        <translation>核对 Notebook 的身份并在浏览器中打开</translation>
    </message>
    <message>
        <source>Print the address only</source>
        <translation>只打印地址</translation>
    </message>
    <message>
        <source>End the machine, keep the work</source>
        <translation>结束实例，保留工作</translation>
    </message>
    <message>
        <source>Keep the work as disk (at once) or snapshot (cheaper, takes minutes)</source>
        <translation>用云盘（立即）或快照（更便宜，需几分钟）保留工作</translation>
    </message>
    <message>
        <source>Stop the machine where that really ends the charge</source>
        <translation>停止实例；仅在节省停机模式确实停止计费时提供</translation>
    </message>
    <message>
        <source>Start the same profile again</source>
        <translation>再次启动同一配置</translation>
    </message>
    <message>
        <source>End the machine; disks and snapshots stay as they are</source>
        <translation>结束实例；云盘和快照保持原样</translation>
    </message>
    <message>
        <source>End the machine and delete the work</source>
        <translation>结束实例并删除工作</translation>
    </message>
    <message>
        <source>The profile&apos;s name once more (asked for on a terminal)</source>
        <translation>再次输入配置名称（在终端中会询问）</translation>
    </message>
    <message>
        <source>Go on with a launch that was interrupted</source>
        <translation>继续中断的启动</translation>
    </message>
    <message>
        <source>Undo a launch that was interrupted</source>
        <translation>撤销中断的启动</translation>
    </message>
    <message>
        <source>Everything that exists in the cloud and what it costs</source>
        <translation>云端现有的一切及其费用</translation>
    </message>
    <message>
        <source>Delete what is ours and free or orphaned; never work</source>
        <translation>删除属于我们的免费或无主资源；绝不删除工作数据</translation>
    </message>
    <message>
        <source>After what time from now the cloud ends the machine</source>
        <translation>云端从现在起多久之后释放实例</translation>
    </message>
    <message>
        <source>2h, 90m, or none</source>
        <translation>2h、90m 或 none</translation>
    </message>
    <message>
        <source>What ended when, and what stayed</source>
        <translation>什么在何时结束，什么留了下来</translation>
    </message>
    <message>
        <source>Saved plans</source>
        <translation>已保存的方案</translation>
    </message>
    <message>
        <source>Their names</source>
        <translation>列出名称</translation>
    </message>
    <message>
        <source>One plan</source>
        <translation>显示一个方案</translation>
    </message>
    <message>
        <source>Take over a profile, or a config.json of the older tool</source>
        <translation>导入配置，或旧工具的 config.json</translation>
    </message>
    <message>
        <source>The file to read</source>
        <translation>要读取的文件</translation>
    </message>
    <message>
        <source>The profile&apos;s name; otherwise the file&apos;s</source>
        <translation>配置名称；不给则用文件名</translation>
    </message>
    <message>
        <source>Write a profile without any secret</source>
        <translation>导出配置，不含任何机密</translation>
    </message>
    <message>
        <source>The file to write; otherwise standard output</source>
        <translation>要写入的文件；不给则写到标准输出</translation>
    </message>
    <message>
        <source>Delete the profile; machines and disks stay</source>
        <translation>删除配置；实例和云盘不受影响</translation>
    </message>
    <message>
        <source>From access keys to an open notebook on a cheap GPU spot machine.</source>
        <translation>从访问密钥到在低价 GPU 抢占式实例上打开的 Notebook。</translation>
    </message>
    <message>
        <source>an amount such as 2.50 is expected</source>
        <translation>应为 2.50 这样的金额</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong input, 3 not found or nothing to do, 4 cancelled and undone, 5 stopped halfway or not all undone: something may still cost money, 6 key or permission.
Without a verb the window opens. Ctrl-C undoes a launch in order; park, release, erase and stop end halfway and go on when they are repeated.</source>
        <translation>退出码：0 完成，1 失败，2 输入有误，3 未找到或无事可做，4 已取消并撤销，5 中途停止或未全部撤销：可能仍在产生费用，6 密钥或权限问题。
不带子命令则打开窗口。Ctrl-C 会按顺序撤销启动；park、release、erase 和 stop 会停在中途，重复执行即可继续。</translation>
    </message>
    <message>
        <source>Without a verb: the window begins with the wizard for a new machine</source>
        <translation>不带子命令时：窗口直接打开新建实例的向导</translation>
    </message>
    <message>
        <source>Add no rule to that security group, also where one is missing</source>
        <translation>不向该安全组添加规则，即使缺少规则</translation>
    </message>
    <message>
        <source>What a session may cost: the cloud ends the machine before it costs more; or none</source>
        <translation>一次使用的花费上限：云端会在超出之前释放实例；不设则填 none</translation>
    </message>
    <message>
        <source>Can this account buy? Clock, reach, key, permissions, real name, balance, quota</source>
        <translation>这个账号能购买吗？时钟、连接、密钥、权限、实名、余额、配额</translation>
    </message>
    <message>
        <source>Whose quota; otherwise the usual one</source>
        <translation>查看哪个地域的配额；默认为常用地域</translation>
    </message>
    <message>
        <source>Keep the machine, and pay for it, when preparing it fails: `spotbook resume` tries again, `spotbook undo` ends it</source>
        <translation>准备实例失败时保留实例（继续计费）：`spotbook resume` 再试一次，`spotbook undo` 结束它</translation>
    </message>
    <message>
        <source>A shell on the machine, or one command there</source>
        <translation>登录实例的命令行，或在其上执行一条命令</translation>
    </message>
    <message>
        <source>Print the ssh line only</source>
        <translation>只打印 ssh 命令行</translation>
    </message>
    <message>
        <source>What runs there, after --; otherwise a shell</source>
        <translation>写在 -- 之后、要在实例上执行的命令；不写则打开命令行</translation>
    </message>
    <message>
        <source>The machine as a named host, spotbook-NAME, in your SSH configuration</source>
        <translation>把实例作为命名主机 spotbook-NAME 写入您的 SSH 配置</translation>
    </message>
    <message>
        <source>Add or renew the entry</source>
        <translation>添加或更新该条目</translation>
    </message>
    <message>
        <source>Take the entry out</source>
        <translation>移除该条目</translation>
    </message>
    <message>
        <source>Print the public half of our own Git key; made when there is none</source>
        <translation>打印我们自己的 Git 密钥的公钥；没有则生成</translation>
    </message>
    <message>
        <source>For git on the machine: own (see keys git), a private key file, or none</source>
        <translation>供实例上的 git 使用：own（见 spotbook keys git）、私钥文件，或 none</translation>
    </message>
    <message>
        <source>As root; otherwise as ml, whose the work is</source>
        <translation>以 root 登录；否则以工作的所有者 ml 登录</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
</context>
<context>
    <name>DiskPage</name>
    <message>
        <source>Your notebooks, data and environments live on a disk that outlives the machine.</source>
        <translation>您的 Notebook、数据和环境放在一块比实例更长久的云盘上。</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>An e&amp;xisting disk</source>
        <translation>已有的云盘(&amp;X)</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>云盘</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Can it be used here?</source>
        <translation>能在这里使用吗？</translation>
    </message>
    <message>
        <source>A new disk from a &amp;snapshot</source>
        <translation>用快照新建云盘(&amp;S)</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Your work</source>
        <translation>您的工作</translation>
    </message>
    <message>
        <source>A new, empty &amp;disk</source>
        <translation>新的空云盘(&amp;D)</translation>
    </message>
    <message>
        <source>Ca&amp;tegory</source>
        <translation>类型(&amp;T)</translation>
    </message>
    <message>
        <source>The machine&apos;s own system, which goes with it</source>
        <translation>实例自己的系统，随实例一起释放</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>镜像(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;ystem disk</source>
        <translation>系统盘(&amp;Y)</translation>
    </message>
    <message>
        <source>Existing disks</source>
        <translation>已有云盘</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>花括号中的对象</translation>
    </message>
    <message>
        <source>a list in brackets</source>
        <translation>方括号中的列表</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>a time in UTC</source>
        <translation>UTC 时间</translation>
    </message>
    <message>
        <source>a word that Spotbook knows</source>
        <translation>Spotbook 认识的词</translation>
    </message>
    <message>
        <source>an amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>an amount such as 2.50</source>
        <translation>2.50 这样的金额</translation>
    </message>
    <message>
        <source>a price per hour</source>
        <translation>每小时的价格</translation>
    </message>
    <message>
        <source>the id of one machine</source>
        <translation>一台实例的 ID</translation>
    </message>
    <message>
        <source>letters, digits and hyphens</source>
        <translation>字母、数字和连字符</translation>
    </message>
    <message>
        <source>at least one step</source>
        <translation>至少一个步骤</translation>
    </message>
    <message>
        <source>one of the settings that there are: %1</source>
        <translation>现有设置之一：%1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Spotbook made a mistake of its own</source>
        <translation>Spotbook 自身出现了错误</translation>
    </message>
    <message>
        <source>Something happened that should not be possible ({where}). What was already bought is written down and shows up in the list.</source>
        <translation>发生了本不该发生的情况（{where}）。已经购买的资源都有记录，会出现在列表中。</translation>
    </message>
    <message>
        <source>Look with Sweep at what exists, then try again. If it happens twice, please report it with the details.</source>
        <translation>请先用“清查”看看现在有什么，再重试。如果再次发生，请附上详细信息反馈给我们。</translation>
    </message>
    <message>
        <source>Stopped, as you asked</source>
        <translation>已按您的要求停止</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>随时可以重新开始。</translation>
    </message>
    <message>
        <source>It took too long: {what}</source>
        <translation>等待时间过长：{what}</translation>
    </message>
    <message>
        <source>No end was reached within the time allowed: the network is slow, or the other side hangs.</source>
        <translation>在规定时间内没有完成：网络太慢，或者对方没有响应。</translation>
    </message>
    <message>
        <source>Try again. If a machine is involved, check in the list that none runs that you do not want.</source>
        <translation>请重试。如果涉及实例，请在列表中确认没有您不想要的实例在运行。</translation>
    </message>
    <message>
        <source>The cloud did not say whether it worked</source>
        <translation>云端没有返回操作是否成功</translation>
    </message>
    <message>
        <source>The request was sent, and the connection broke before the answer came. It may have been carried out, so something may exist that costs money.</source>
        <translation>请求已经发出，但在收到答复前连接断开了。操作可能已经执行，因此可能存在正在计费的资源。</translation>
    </message>
    <message>
        <source>Wait three minutes, then look: Sweep shows everything that exists and what it costs. Do not simply repeat it.</source>
        <translation>请等三分钟再查看：“清查”会列出现有的一切及其费用。不要直接重复操作。</translation>
    </message>
    <message>
        <source>No connection to {provider}</source>
        <translation>无法连接 {provider}</translation>
    </message>
    <message>
        <source>This computer could not reach {host}. A machine that already runs goes on running, and costing.</source>
        <translation>本机连不上{host}。已经在运行的实例会继续运行并计费。</translation>
    </message>
    <message>
        <source>Check the network connection, VPN and firewall, then try again.</source>
        <translation>请检查网络、VPN 和防火墙，然后重试。</translation>
    </message>
    <message>
        <source>The proxy does not let the connection through</source>
        <translation>代理不放行连接</translation>
    </message>
    <message>
        <source>Requests go through the proxy that is set in this system; it refused or did not answer.</source>
        <translation>请求经过系统设置的代理，但代理拒绝了请求或没有响应。</translation>
    </message>
    <message>
        <source>Correct the proxy in the system settings or in https_proxy, then try again.</source>
        <translation>请在系统设置或 https_proxy 中更正代理，然后重试。</translation>
    </message>
    <message>
        <source>The secure connection could not be set up</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>The certificate of {host} was not accepted. The usual reasons are a company proxy that opens TLS, an outdated list of certificates, or a wrong clock. Nothing was sent.</source>
        <translation>{host}的证书未被接受。常见原因：公司代理拆解 TLS、系统证书过旧或时钟不准。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check date and time, update the system&apos;s certificates (ca-certificates), or use another network.</source>
        <translation>请检查日期和时间，更新系统证书（ca-certificates），或换一个网络。</translation>
    </message>
    <message>
        <source>An answer could not be understood</source>
        <translation>无法理解收到的答复</translation>
    </message>
    <message>
        <source>What came back is not what {provider} documents: {what}.</source>
        <translation>返回的内容与 {provider} 的文档不符：{what}。</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays like this, please report it with the details.</source>
        <translation>请一分钟后重试。如果一直这样，请附上详细信息反馈给我们。</translation>
    </message>
    <message>
        <source>The cloud asks for a pause</source>
        <translation>云端要求稍后再试</translation>
    </message>
    <message>
        <source>{provider} limits how often an account may call. Spotbook has already waited and tried several times.</source>
        <translation>{provider} 限制每个账号的调用频率。Spotbook 已经等待并重试了多次。</translation>
    </message>
    <message>
        <source>Wait a minute and try again. Other programs that use the same account share the same allowance.</source>
        <translation>请等一分钟再试。使用同一账号的其他程序共用这一限额。</translation>
    </message>
    <message>
        <source>{provider} has a fault right now</source>
        <translation>{provider} 当前出现故障</translation>
    </message>
    <message>
        <source>The cloud answered several times with an error of its own. It is not about your key or your settings.</source>
        <translation>云端多次返回其自身的错误，与您的密钥和设置无关。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. Machines that run go on running, and costing, meanwhile.</source>
        <translation>请几分钟后重试。在此期间，运行中的实例会继续运行并计费。</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>本机时钟不准</translation>
    </message>
    <message>
        <source>It differs from the cloud&apos;s by {skewSeconds} seconds; requests are accepted within 15 minutes only.</source>
        <translation>与云端相差 {skewSeconds} 秒；只接受误差在 15 分钟以内的请求。</translation>
    </message>
    <message>
        <source>Switch on automatic time in the system settings, then try again.</source>
        <translation>请在系统设置中打开自动对时，然后重试。</translation>
    </message>
    <message>
        <source>There is no access key yet</source>
        <translation>还没有访问密钥</translation>
    </message>
    <message>
        <source>Without an access key {provider} answers nothing.</source>
        <translation>没有访问密钥，{provider} 不会回应任何请求。</translation>
    </message>
    <message>
        <source>Enter a key, or set {variables} in the environment for this run.</source>
        <translation>请输入密钥，或在本次运行的环境变量中设置 {variables}。</translation>
    </message>
    <message>
        <source>This is not an access key</source>
        <translation>这不是访问密钥</translation>
    </message>
    <message>
        <source>A part is empty or contains characters that no key has. Blanks and line breaks that pasting brings in were already removed.</source>
        <translation>有一部分为空，或含有密钥中不会出现的字符。粘贴带来的空格和换行已经去掉。</translation>
    </message>
    <message>
        <source>Copy ID and secret again, each on its own, and enter them once more.</source>
        <translation>请分别重新复制 ID 和 Secret，再输入一次。</translation>
    </message>
    <message>
        <source>{provider} does not accept this key</source>
        <translation>{provider} 不接受这个密钥</translation>
    </message>
    <message>
        <source>There is no such access key ID, or it has been deleted or disabled.</source>
        <translation>这个访问密钥 ID 不存在，或者已被删除或禁用。</translation>
    </message>
    <message>
        <source>Look at the key in the console; enable it or make a new one, then enter it.</source>
        <translation>请在控制台查看密钥，启用它或新建一个，然后输入。</translation>
    </message>
    <message>
        <source>The secret does not belong to this key</source>
        <translation>Secret 与密钥 ID 不匹配</translation>
    </message>
    <message>
        <source>The ID is known, but the signature made with the secret is wrong. Usually a character was lost when copying.</source>
        <translation>ID 是有效的，但用 Secret 算出的签名不对，通常是复制时漏了字符。</translation>
    </message>
    <message>
        <source>Enter the key again. A secret is shown only once; if it is lost, make a new key.</source>
        <translation>请重新输入密钥。Secret 只显示一次；如果丢了，请新建密钥。</translation>
    </message>
    <message>
        <source>This key may not do that</source>
        <translation>这个密钥无权执行此操作</translation>
    </message>
    <message>
        <source>The user behind the key lacks the permission for {action}.</source>
        <translation>密钥所属的用户没有 {action} 的权限。</translation>
    </message>
    <message>
        <source>Give the user the policy that Spotbook shows (just what is needed, nothing more), then try again.</source>
        <translation>请把 Spotbook 给出的权限策略（仅含必需的权限）授予该用户，然后重试。</translation>
    </message>
    <message>
        <source>The account is locked</source>
        <translation>账号被锁定</translation>
    </message>
    <message>
        <source>{provider} has put this account under security control. It may stop or release the machines in it at any time.</source>
        <translation>{provider} 已对此账号实施安全管控，随时可能停止或释放其中的实例。</translation>
    </message>
    <message>
        <source>Read the notice in the console and clear it up with the provider&apos;s support. Save your work first if a machine still runs.</source>
        <translation>请在控制台阅读通知，并联系云服务商处理。如果还有实例在运行，请先保存工作。</translation>
    </message>
    <message>
        <source>The account&apos;s real name is not verified</source>
        <translation>账号尚未实名认证</translation>
    </message>
    <message>
        <source>In the regions of mainland China {provider} sells machines to verified accounts only.</source>
        <translation>在中国内地的地域，{provider} 只向已认证的账号出售实例。</translation>
    </message>
    <message>
        <source>Do the verification in the console (it takes minutes), or choose a region outside mainland China.</source>
        <translation>请在控制台完成实名认证（几分钟即可），或选择中国内地以外的地域。</translation>
    </message>
    <message>
        <source>There is not enough money in the account</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>The balance is {balance}; before a machine can be bought it must be at least {needed}. Nothing was bought.</source>
        <translation>余额为 {balance}；购买实例前至少需要 {needed}。没有购买任何东西。</translation>
    </message>
    <message>
        <source>Top up the account, then try again.</source>
        <translation>请充值后重试。</translation>
    </message>
    <message>
        <source>The account has no way to pay</source>
        <translation>账号没有付款方式</translation>
    </message>
    <message>
        <source>{provider} sells no pay-as-you-go machine before a payment method is on file.</source>
        <translation>在绑定付款方式之前，{provider} 不出售按量付费的实例。</translation>
    </message>
    <message>
        <source>Add a payment method in the console, then try again.</source>
        <translation>请在控制台添加付款方式，然后重试。</translation>
    </message>
    <message>
        <source>The account has an unpaid bill</source>
        <translation>账号有未付的账单</translation>
    </message>
    <message>
        <source>With a bill unpaid, {provider} stops machines and after some days releases them together with their disks.</source>
        <translation>欠费时，{provider} 会停止实例，几天后连同云盘一起释放。</translation>
    </message>
    <message>
        <source>Pay what is owed now, then check with Sweep that your disks are still there.</source>
        <translation>请立即付清欠款，再用“清查”确认云盘还在。</translation>
    </message>
    <message>
        <source>Spot is not available to this account or type</source>
        <translation>此账号或规格不能使用抢占式</translation>
    </message>
    <message>
        <source>{provider} excludes some accounts and some instance types from spot prices.</source>
        <translation>{provider} 对部分账号和部分实例规格不提供抢占式价格。</translation>
    </message>
    <message>
        <source>Choose on-demand, or another instance type.</source>
        <translation>请选择按量付费，或换一种实例规格。</translation>
    </message>
    <message>
        <source>Your quota in {region} is zero: {quota}</source>
        <translation>您在{region}的配额为零：{quota}</translation>
    </message>
    <message>
        <source>A new account often may not run GPU machines in a region before it asks for it.</source>
        <translation>新账号在某个地域运行 GPU 实例之前，往往需要先申请。</translation>
    </message>
    <message>
        <source>Ask for the quota in the console (usually granted within a working day), or choose another region.</source>
        <translation>请在控制台申请配额（通常一个工作日内批准），或换一个地域。</translation>
    </message>
    <message>
        <source>A limit of your account is reached: {what}</source>
        <translation>达到账号上限：{what}</translation>
    </message>
    <message>
        <source>The account already has as many of these as it may have.</source>
        <translation>账号拥有的数量已经达到上限。</translation>
    </message>
    <message>
        <source>Release what you no longer need, or ask for a higher quota in the console.</source>
        <translation>请释放不再需要的资源，或在控制台申请更高的配额。</translation>
    </message>
    <message>
        <source>{type} is sold out in {zone}</source>
        <translation>{type} 在 {zone} 已售罄</translation>
    </message>
    <message>
        <source>{provider} has none left there at the moment. Nothing was bought.</source>
        <translation>{provider} 目前在那里没有库存。没有购买任何东西。</translation>
    </message>
    <message>
        <source>Choose another zone or type; the price list shows where there is stock. Or try again later.</source>
        <translation>请换一个可用区或规格，价格表会显示哪里有货；也可以稍后再试。</translation>
    </message>
    <message>
        <source>{type} is not sold in {zone}</source>
        <translation>{type} 不在 {zone} 出售</translation>
    </message>
    <message>
        <source>The type does not exist there, or is no longer sold to new customers.</source>
        <translation>那里没有这种规格，或已不再向新客户出售。</translation>
    </message>
    <message>
        <source>Choose another zone or type; the price list shows what is sold where.</source>
        <translation>请换一个可用区或规格，价格表会显示哪里出售什么。</translation>
    </message>
    <message>
        <source>The price is above your limit</source>
        <translation>价格高于您的上限</translation>
    </message>
    <message>
        <source>The market price is {market} per hour; your limit is {limit}. Nothing was bought.</source>
        <translation>市场价为每小时 {market}，您的上限是 {limit}。没有购买任何东西。</translation>
    </message>
    <message>
        <source>Raise the limit, wait until the price falls, or choose another zone or type.</source>
        <translation>请提高上限，等价格回落，或换一个可用区或规格。</translation>
    </message>
    <message>
        <source>This kind of disk does not fit the machine</source>
        <translation>这类云盘不适合此实例</translation>
    </message>
    <message>
        <source>{type} in {zone} does not take disks of the kind {category}.</source>
        <translation>{type} 在 {zone} 不支持{category}类型的云盘。</translation>
    </message>
    <message>
        <source>Leave the kind of disk to Spotbook, or choose one that is offered for this type. A disk with data moves by way of a snapshot.</source>
        <translation>请让 Spotbook 选择云盘类型，或选一种此规格支持的。有数据的云盘可以通过快照迁移。</translation>
    </message>
    <message>
        <source>A disk of this size is not possible</source>
        <translation>不能使用这个大小的云盘</translation>
    </message>
    <message>
        <source>Each kind of disk has a smallest and a largest size, and a disk made from a snapshot cannot be smaller than the snapshot.</source>
        <translation>每类云盘都有最小和最大容量；用快照创建的云盘不能小于快照。</translation>
    </message>
    <message>
        <source>Choose another size.</source>
        <translation>请换一个大小。</translation>
    </message>
    <message>
        <source>The disk is in another zone</source>
        <translation>云盘在另一个可用区</translation>
    </message>
    <message>
        <source>{disk} is in {diskZone}, the machine would be in {zone}. A disk can be attached in its own zone only.</source>
        <translation>{disk} 在 {diskZone}，而实例会在 {zone}。云盘只能挂载到同一可用区的实例。</translation>
    </message>
    <message>
        <source>Choose {diskZone} for the machine, or make a snapshot of the disk and start from that.</source>
        <translation>请把实例放在 {diskZone}，或为云盘创建快照后从快照启动。</translation>
    </message>
    <message>
        <source>The disk is in use</source>
        <translation>云盘正在使用中</translation>
    </message>
    <message>
        <source>{disk} is attached to another machine, and Spotbook takes no disk away from a machine that runs.</source>
        <translation>{disk} 挂载在另一台实例上；Spotbook 不会从运行中的实例上取走云盘。</translation>
    </message>
    <message>
        <source>Park or release that machine first, or choose another disk.</source>
        <translation>请先停放或释放那台实例，或换一块云盘。</translation>
    </message>
    <message>
        <source>The disk is not empty</source>
        <translation>云盘不是空的</translation>
    </message>
    <message>
        <source>{disk} should have been formatted, but there is data on it. It was left exactly as it is.</source>
        <translation>{disk} 本应格式化，但上面有数据，因此保持原样，没有动过。</translation>
    </message>
    <message>
        <source>Use it as an existing disk, or take a new one.</source>
        <translation>请把它作为已有云盘使用，或新建一块。</translation>
    </message>
    <message>
        <source>The machine got no public address</source>
        <translation>实例没有公网地址</translation>
    </message>
    <message>
        <source>Without one neither SSH nor the notebook can be reached from here.</source>
        <translation>没有公网地址，从这里就无法访问 SSH 和 Notebook。</translation>
    </message>
    <message>
        <source>Launch again with at least 1 Mbit/s of outbound bandwidth.</source>
        <translation>请以至少 1 Mbit/s 的出网带宽重新启动。</translation>
    </message>
    <message>
        <source>Not found: {what} {id}</source>
        <translation>未找到：{what} {id}</translation>
    </message>
    <message>
        <source>It does not exist, or not in this region, or not under this key.</source>
        <translation>它不存在，或不在此地域，或不属于此密钥。</translation>
    </message>
    <message>
        <source>Look in the list for its exact name.</source>
        <translation>请在列表中查看准确的名称。</translation>
    </message>
    <message>
        <source>Something of this name already exists</source>
        <translation>同名的资源已经存在</translation>
    </message>
    <message>
        <source>The name is taken, and what bears it was not made by this launch.</source>
        <translation>名称已被占用，而且不是这次启动创建的。</translation>
    </message>
    <message>
        <source>Choose another name, or remove what is there.</source>
        <translation>请换一个名称，或移除已有的资源。</translation>
    </message>
    <message>
        <source>Another operation is still going on</source>
        <translation>另一个操作仍在进行</translation>
    </message>
    <message>
        <source>The cloud is still busy with the same machine or disk.</source>
        <translation>云端还在处理同一台实例或同一块云盘。</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>请稍等片刻再试。</translation>
    </message>
    <message>
        <source>It cannot be deleted yet</source>
        <translation>暂时还不能删除</translation>
    </message>
    <message>
        <source>Something still uses it: {what} {id}.</source>
        <translation>仍有资源在使用它：{what} {id}。</translation>
    </message>
    <message>
        <source>Try again in a minute; the cloud needs that long to forget what was deleted.</source>
        <translation>请一分钟后再试；云端需要这么久才能忘掉已删除的资源。</translation>
    </message>
    <message>
        <source>This was not made by this Spotbook</source>
        <translation>这不是由本机的 Spotbook 创建的</translation>
    </message>
    <message>
        <source>{id} does not carry the mark of this installation. Spotbook shows it, but neither changes nor deletes what it did not make.</source>
        <translation>{id} 没有本机安装的标记。Spotbook 会显示它，但不会修改或删除不是自己创建的资源。</translation>
    </message>
    <message>
        <source>Do it on the computer it was made with, or in the provider&apos;s console.</source>
        <translation>请在创建它的电脑上操作，或在云控制台中操作。</translation>
    </message>
    <message>
        <source>That is not possible here: {what}</source>
        <translation>此处无法执行：{what}</translation>
    </message>
    <message>
        <source>{provider} does not offer it for this type. A machine with local disks, for example, costs the same stopped as running.</source>
        <translation>{provider} 对此规格不提供这项功能。例如，带本地盘的实例不支持节省停机模式，停止后仍按运行时的价格计费。</translation>
    </message>
    <message>
        <source>To end the bill and keep the work, use Park.</source>
        <translation>要停止计费并保留工作，请使用“停放”。</translation>
    </message>
    <message>
        <source>There is no region {region}</source>
        <translation>没有名为 {region} 的地域</translation>
    </message>
    <message>
        <source>{provider} does not list a region of this name for your account.</source>
        <translation>{provider} 没有为您的账号列出这个地域。</translation>
    </message>
    <message>
        <source>Choose one from the list of regions.</source>
        <translation>请从地域列表中选择。</translation>
    </message>
    <message>
        <source>This value cannot be used: {field}</source>
        <translation>此值不可用：{field}</translation>
    </message>
    <message>
        <source>{value} – {reason}.</source>
        <translation>{value}：{reason}。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请更正后重试。</translation>
    </message>
    <message>
        <source>The profile cannot be read</source>
        <translation>无法读取配置</translation>
    </message>
    <message>
        <source>In {file}: {reason}. Nothing was changed.</source>
        <translation>{file} 中：{reason}。没有作任何更改。</translation>
    </message>
    <message>
        <source>Correct the file at this place, or export a profile that works and start from it.</source>
        <translation>请更正文件中的这一处，或导出一个可用的配置，从它改起。</translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation>无法读取设置</translation>
    </message>
    <message>
        <source>In {file}: {reason}. Spotbook does not overwrite what it cannot read.</source>
        <translation>{file} 中：{reason}。Spotbook 不会覆盖无法读取的内容。</translation>
    </message>
    <message>
        <source>Correct the file. If you move it away instead, Spotbook begins anew and treats machines made so far as another computer&apos;s.</source>
        <translation>请更正文件。如果把它移走，Spotbook 会重新开始，并把此前创建的实例视为另一台电脑的。</translation>
    </message>
    <message>
        <source>A file cannot be written or read on this computer</source>
        <translation>无法在本机读写文件</translation>
    </message>
    <message>
        <source>{file}: {reason}. Spotbook buys nothing that it cannot write down first.</source>
        <translation>{file}：{reason}。凡是不能先记录下来的，Spotbook 都不会购买。</translation>
    </message>
    <message>
        <source>Make room or correct the permissions, then try again.</source>
        <translation>请腾出空间或更正权限，然后重试。</translation>
    </message>
    <message>
        <source>There is no keychain on this computer</source>
        <translation>本机没有钥匙串</translation>
    </message>
    <message>
        <source>Keys are kept in the system&apos;s keychain only, never in a file. The system says: {reason}.</source>
        <translation>密钥只保存在系统钥匙串中，绝不写入文件。系统提示：{reason}。</translation>
    </message>
    <message>
        <source>Install and start GNOME Keyring or KWallet, or use the key for this run only.</source>
        <translation>请安装并启动 GNOME Keyring 或 KWallet，或仅在本次运行中使用密钥。</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>It was not unlocked, so the key in it cannot be read.</source>
        <translation>钥匙串没有解锁，因此无法读取其中的密钥。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or use the key for this run only.</source>
        <translation>请解锁后重试，或仅在本次运行中使用密钥。</translation>
    </message>
    <message>
        <source>The keychain reported an error</source>
        <translation>钥匙串报告了错误</translation>
    </message>
    <message>
        <source>The system says: {reason}.</source>
        <translation>系统提示：{reason}。</translation>
    </message>
    <message>
        <source>Try again; if it stays like this, use the key for this run only.</source>
        <translation>请重试；如果一直这样，可仅在本次运行中使用密钥。</translation>
    </message>
    <message>
        <source>Your own internet address could not be found out</source>
        <translation>无法查明您自己的公网地址</translation>
    </message>
    <message>
        <source>The machine is opened to this computer&apos;s address only. The services that were asked for it did not answer, or disagree.</source>
        <translation>实例只对本机的地址开放。用于查询地址的服务没有响应，或给出的结果不一致。</translation>
    </message>
    <message>
        <source>Enter your public address yourself.</source>
        <translation>请自行输入您的公网地址。</translation>
    </message>
    <message>
        <source>The machine does not answer</source>
        <translation>实例没有响应</translation>
    </message>
    <message>
        <source>No connection to {host}, port {port}. It may still be starting, or your address has changed and the security group no longer lets you in.</source>
        <translation>无法连接 {host} 的 {port} 端口。实例可能还在启动，或者您的地址变了，安全组不再放行。</translation>
    </message>
    <message>
        <source>Try again in a minute. Until it is parked or released, the machine costs money.</source>
        <translation>请一分钟后再试。在停放或释放之前，实例会一直计费。</translation>
    </message>
    <message>
        <source>What answers is not the machine&apos;s SSH</source>
        <translation>应答的不是实例的 SSH</translation>
    </message>
    <message>
        <source>Something answers at {host}, port {port}, but does not speak SSH. Usually a hotel or company network intercepts the connection. No key was sent.</source>
        <translation>{host} 的 {port} 端口有应答，但不是 SSH。通常是酒店或公司网络截获了连接。没有发送任何密钥。</translation>
    </message>
    <message>
        <source>Try again over another network.</source>
        <translation>请换一个网络再试。</translation>
    </message>
    <message>
        <source>The machine&apos;s identity has changed</source>
        <translation>实例的身份变了</translation>
    </message>
    <message>
        <source>{host} shows another host key than the one pinned for it (expected {expected}, found {found}). Somebody may be in between, or the machine was reinstalled outside Spotbook. No connection was made.</source>
        <translation>{host} 出示的主机密钥与为它固定的不同（应为 {expected}，实为 {found}）。可能有人从中拦截，或实例在 Spotbook 之外被重装。没有建立连接。</translation>
    </message>
    <message>
        <source>Do not go on over this network. If you did not reinstall the machine, release it and launch a new one.</source>
        <translation>请不要在此网络上继续。如果您没有重装实例，请释放它并重新启动一台。</translation>
    </message>
    <message>
        <source>The machine&apos;s identity could not be proved</source>
        <translation>无法证实实例的身份</translation>
    </message>
    <message>
        <source>It does not show the host key it was given, and the cloud&apos;s own channel did not confirm another. Spotbook never accepts a key unseen.</source>
        <translation>它没有出示交给它的主机密钥，云端自己的通道也没有证实其他密钥。Spotbook 绝不接受未经核对的密钥。</translation>
    </message>
    <message>
        <source>Launch again; if it happens again, choose another image.</source>
        <translation>请重新启动一次；如果再次发生，请换一个镜像。</translation>
    </message>
    <message>
        <source>The machine refused the login</source>
        <translation>实例拒绝登录</translation>
    </message>
    <message>
        <source>It does not accept your SSH key: the image ignores the key it was given, or the keys on the machine were changed.</source>
        <translation>它不接受您的 SSH 密钥：镜像忽略了给它的密钥，或实例上的密钥被改过。</translation>
    </message>
    <message>
        <source>Name the right key file, or launch again with the default image.</source>
        <translation>请指定正确的密钥文件，或用默认镜像重新启动。</translation>
    </message>
    <message>
        <source>The connection to the machine broke off</source>
        <translation>与实例的连接断开了</translation>
    </message>
    <message>
        <source>What was begun on the machine goes on there without us. As long as the machine exists it costs money.</source>
        <translation>实例上已经开始的工作会自行继续。只要实例还在，就会产生费用。</translation>
    </message>
    <message>
        <source>Go on: it continues from where it is.</source>
        <translation>请继续：会从中断处接着进行。</translation>
    </message>
    <message>
        <source>A command on the machine failed</source>
        <translation>实例上的命令失败了</translation>
    </message>
    <message>
        <source>{command} ended with exit code {exitCode}: {output}</source>
        <translation>{command} 以退出码 {exitCode} 结束：{output}</translation>
    </message>
    <message>
        <source>Read its output, then try again or undo the launch.</source>
        <translation>请查看其输出，然后重试或撤销这次启动。</translation>
    </message>
    <message>
        <source>The machine&apos;s disk is full</source>
        <translation>实例的磁盘满了</translation>
    </message>
    <message>
        <source>There is no room left under {path}.</source>
        <translation>{path} 下没有剩余空间。</translation>
    </message>
    <message>
        <source>Delete something there and go on, or launch with a larger disk.</source>
        <translation>请在那里删除一些内容后继续，或用更大的云盘启动。</translation>
    </message>
    <message>
        <source>The notebook&apos;s port is taken</source>
        <translation>Notebook 的端口被占用</translation>
    </message>
    <message>
        <source>Another program on the machine already listens on port {port}.</source>
        <translation>实例上的另一个程序已在监听 {port} 端口。</translation>
    </message>
    <message>
        <source>End that program and go on, or launch with an image that does not start it.</source>
        <translation>请结束那个程序后继续，或用不会启动它的镜像来启动。</translation>
    </message>
    <message>
        <source>Preparing the machine failed at: {step}</source>
        <translation>准备实例时失败：{step}</translation>
    </message>
    <message>
        <source>Its last lines: {output}</source>
        <translation>最后几行输出：{output}</translation>
    </message>
    <message>
        <source>Retry this step, or undo the launch so that the machine stops costing.</source>
        <translation>请重试这一步，或撤销这次启动，让实例停止计费。</translation>
    </message>
    <message>
        <source>The machine is still busy with its own updates</source>
        <translation>实例还在忙于自己的更新</translation>
    </message>
    <message>
        <source>Its package manager is locked by another process, and stayed so for the whole time allowed.</source>
        <translation>它的包管理器被另一个进程锁定，在允许的时间内一直没有解开。</translation>
    </message>
    <message>
        <source>Wait a few minutes, then go on.</source>
        <translation>请等几分钟再继续。</translation>
    </message>
    <message>
        <source>The notebook does not answer</source>
        <translation>Notebook 没有响应</translation>
    </message>
    <message>
        <source>Nothing that behaves like a Jupyter server answers at {address}.</source>
        <translation>在 {address} 上没有像 Jupyter 服务器那样的应答。</translation>
    </message>
    <message>
        <source>The notebook refuses the password</source>
        <translation>Notebook 拒绝了密码</translation>
    </message>
    <message>
        <source>The password kept here is not the one the machine was set up with.</source>
        <translation>这里保存的密码与设置实例时用的不同。</translation>
    </message>
    <message>
        <source>Enter the password that this machine was set up with.</source>
        <translation>请输入设置这台实例时用的密码。</translation>
    </message>
    <message>
        <source>The notebook shows a certificate that is not ours</source>
        <translation>Notebook 出示的证书不是我们的</translation>
    </message>
    <message>
        <source>It is not the certificate made for this machine. Somebody may be in between; your password was not sent.</source>
        <translation>它不是为这台实例制作的证书。可能有人从中拦截；您的密码没有发送出去。</translation>
    </message>
    <message>
        <source>Do not open the notebook over this network. Try another network, or reach it through the tunnel.</source>
        <translation>请不要在此网络上打开 Notebook。请换一个网络，或通过隧道访问。</translation>
    </message>
    <message>
        <source>The machine is gone</source>
        <translation>实例已不存在</translation>
    </message>
    <message>
        <source>It was released, or its lease came to an end. The work disk is not part of it and stays.</source>
        <translation>它已被释放，或租期已到。工作盘不属于实例，仍然保留。</translation>
    </message>
    <message>
        <source>Start again from the profile; the work disk is attached to the new machine.</source>
        <translation>请用该配置再次启动；工作盘会挂载到新实例上。</translation>
    </message>
    <message>
        <source>The cloud took the spot machine back</source>
        <translation>云端回收了抢占式实例</translation>
    </message>
    <message>
        <source>The provider needed it, or the price rose above your limit: that is the risk of a spot price. The work disk stays.</source>
        <translation>云服务商需要这台实例，或价格超过了您的上限：这正是抢占式价格的风险。工作盘仍然保留。</translation>
    </message>
    <message>
        <source>Start again from the profile, in another zone if this one has no stock.</source>
        <translation>请用该配置再次启动；如果此可用区无货，就换一个可用区。</translation>
    </message>
    <message>
        <source>Another Spotbook is working on this already</source>
        <translation>另一个 Spotbook 正在处理</translation>
    </message>
    <message>
        <source>A window or a terminal on this computer is busy with {profile}.</source>
        <translation>本机的某个窗口或终端正在处理{profile}。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it there.</source>
        <translation>请等它完成，或在那里结束它。</translation>
    </message>
    <message>
        <source>An earlier launch of {profile} was interrupted</source>
        <translation>{profile} 上一次启动被中断</translation>
    </message>
    <message>
        <source>It came to no end, and what it made may still be there and cost money. A second launch beside it would be paid for as well. Nothing was bought.</source>
        <translation>那次启动没有完成，它创建的资源可能仍然存在并产生费用。再启动一次就要多付一份钱。本次没有购买任何资源。</translation>
    </message>
    <message>
        <source>Go on with it, or undo it; then launch again.</source>
        <translation>请继续那次启动，或撤销它，然后再启动。</translation>
    </message>
    <message>
        <source>{profile} has a machine already</source>
        <translation>{profile} 已经有一台实例</translation>
    </message>
    <message>
        <source>It was launched before and costs money. A second one under the same profile would be paid for as well. Nothing was bought.</source>
        <translation>它之前已启动，正在产生费用。用同一配置再启动一台就要多付一份钱。本次没有购买任何资源。</translation>
    </message>
    <message>
        <source>Open its notebook; or park or release it before you launch again.</source>
        <translation>请打开它的 Notebook；或先停放或释放它，再重新启动。</translation>
    </message>
    <message>
        <source>Not everything could be undone; something may still cost money</source>
        <translation>没能全部撤销，可能仍在产生费用</translation>
    </message>
    <message>
        <source>Still there: {left}.</source>
        <translation>仍然存在：{left}。</translation>
    </message>
    <message>
        <source>Undo again as soon as the cloud can be reached. If that fails, delete it in the provider&apos;s console: until then it costs.</source>
        <translation>一旦能连上云端，请再次撤销。如果还不行，请在云控制台删除；在此之前会一直计费。</translation>
    </message>
    <message>
        <source>What this had created on the way was undone. What was there before is as it was, and goes on costing if it did.</source>
        <translation>途中创建的资源已撤销。原有的资源保持原样；原本计费的会继续计费。</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays like this, start the profile again: the steps mend the service.</source>
        <translation>请在一分钟后再试。若仍如此，请重新启动该配置：各步骤会修复服务。</translation>
    </message>
    <message>
        <source>This launch belongs to another account</source>
        <translation>这次启动属于另一个账号</translation>
    </message>
    <message>
        <source>It was made in account {account}. The key in use belongs to account {current}, which cannot see it: a machine of it may be running, and costing.</source>
        <translation>它是在账号 {account} 中创建的。正在使用的密钥属于账号 {current}，看不到它：它的实例可能仍在运行并产生费用。</translation>
    </message>
    <message>
        <source>Use a key of the account it was made in, then look again.</source>
        <translation>请改用创建它的账号的密钥，然后再查看。</translation>
    </message>
    <message>
        <source>Stopped halfway</source>
        <translation>停在中途</translation>
    </message>
    <message>
        <source>It was ended before all of {profile} was done. What was done stays done. The rest is as it was: a machine that is still there goes on costing money.</source>
        <translation>{profile} 尚未全部完成就结束了。已完成的不会撤回，其余保持原样：仍在的实例会继续产生费用。</translation>
    </message>
    <message>
        <source>Look in the list at what still costs money, then do the same again: it goes on from where it is.</source>
        <translation>请在列表中查看哪些仍在产生费用，然后重复同一操作：它会从停下的地方继续。</translation>
    </message>
    <message>
        <source>{provider} refused: {what}</source>
        <translation>{provider} 拒绝了请求：{what}</translation>
    </message>
    <message>
        <source>Spotbook does not know this code. The cloud&apos;s own words: {reason}</source>
        <translation>Spotbook 不认识这个错误码。云端的原话：{reason}</translation>
    </message>
    <message>
        <source>Try again, or choose something else. If it stays like this, copy the report: the provider&apos;s support finds the request by its RequestId.</source>
        <translation>请重试，或改选其他选项。如果一直这样，请复制报告：云服务商的客服可凭 RequestId 找到该请求。</translation>
    </message>
    <message>
        <source>{provider} does not do that: {what}</source>
        <translation>{provider} 不支持此操作：{what}</translation>
    </message>
    <message>
        <source>What was chosen does not go together there. The cloud&apos;s own words: {reason}</source>
        <translation>所选的组合在那里不可用。云端的原话：{reason}</translation>
    </message>
    <message>
        <source>Choose another zone, type, disk or image, then try again.</source>
        <translation>请改选其他可用区、规格、云盘或镜像，然后重试。</translation>
    </message>
    <message>
        <source>{provider} does not accept a value: {field}</source>
        <translation>{provider} 不接受某个参数：{field}</translation>
    </message>
    <message>
        <source>The cloud&apos;s own words: {reason}</source>
        <translation>云端的原话：{reason}</translation>
    </message>
    <message>
        <source>Choose something else and try again. If it stays like this, please report it with the details.</source>
        <translation>请改选其他选项后重试。如果一直这样，请附上详细信息报告给我们。</translation>
    </message>
    <message>
        <source>The spending limit does not allow that</source>
        <translation>花费上限不允许这样做</translation>
    </message>
    <message>
        <source>Without an end before {until} this session could cost more than {limit}. Nothing was changed: the machine ends when it would have ended.</source>
        <translation>如果不在 {until} 之前结束，这次使用的花费可能超过 {limit}。没有做任何更改：实例仍按原来的时间释放。</translation>
    </message>
    <message>
        <source>Give it less time, or park it and start it again: then a new session begins. The profile holds the limit of later sessions.</source>
        <translation>请缩短时间，或者停放后再启动：那样会开始一次新的使用。以后各次的上限保存在配置中。</translation>
    </message>
    <message>
        <source>The practice cloud is not installed</source>
        <translation>没有安装练习云</translation>
    </message>
    <message>
        <source>The program {program} is neither beside Spotbook nor in PATH.</source>
        <translation>程序 {program} 既不在 Spotbook 旁边，也不在 PATH 中。</translation>
    </message>
    <message>
        <source>Install the package that brings it, then try again. Nothing costs money meanwhile.</source>
        <translation>请安装包含它的软件包，然后重试。这期间不会产生任何费用。</translation>
    </message>
    <message>
        <source>The practice cloud did not start</source>
        <translation>练习云没有启动</translation>
    </message>
    <message>
        <source>Its last words: {reason}</source>
        <translation>它最后的输出：{reason}</translation>
    </message>
    <message>
        <source>Try again. If it stays like this, please report it with the details.</source>
        <translation>请重试。如果一直这样，请附上详细信息报告问题。</translation>
    </message>
    <message>
        <source>No practice machine can run on this computer</source>
        <translation>本机无法运行练习实例</translation>
    </message>
    <message>
        <source>The practice window is open: keys, prices and the whole wizard can be tried, but a launch would wait in vain for its machine. The reason: {reason}</source>
        <translation>练习窗口已打开：密钥、价格和整个向导都可以试用，但启动实例时会一直等不到实例。原因：{reason}</translation>
    </message>
    <message>
        <source>Log in at the screen or through ssh, not with su or sudo; allow user namespaces (on Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0); in a container, provide /dev/fuse and /dev/net/tun. Then close the practice window and start it again.</source>
        <translation>请在屏幕前或通过 ssh 登录，不要用 su 或 sudo；允许用户命名空间（Ubuntu：kernel.apparmor_restrict_unprivileged_userns=0）；在容器中请提供 /dev/fuse 和 /dev/net/tun。然后关闭练习窗口再重新启动它。</translation>
    </message>
    <message>
        <source>It costs more now than you agreed to</source>
        <translation>现在的价格高于您同意的价格</translation>
    </message>
    <message>
        <source>{type} in {zone} now costs {market} per hour; the price that you agreed to was {agreed}. Nothing was bought.</source>
        <translation>{zone} 的 {type} 现在每小时 {market}；您同意的价格是 {agreed}。没有购买任何东西。</translation>
    </message>
    <message>
        <source>Look at the price again and start if it suits you, or choose another zone or type.</source>
        <translation>请再看一下价格，合适就启动，或换一个可用区或规格。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>profile name</source>
        <translation>配置名称</translation>
    </message>
    <message>
        <source>region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>price limit per hour</source>
        <translation>每小时价格上限</translation>
    </message>
    <message>
        <source>machine name</source>
        <translation>实例名称</translation>
    </message>
    <message>
        <source>bandwidth in Mbit/s</source>
        <translation>带宽（Mbit/s）</translation>
    </message>
    <message>
        <source>size of the system disk in GiB</source>
        <translation>系统盘大小（GiB）</translation>
    </message>
    <message>
        <source>size of the work disk in GiB</source>
        <translation>工作盘大小（GiB）</translation>
    </message>
    <message>
        <source>work disk</source>
        <translation>工作盘</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>lease in minutes</source>
        <translation>租期（分钟）</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>租期</translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation>SSH 密钥文件</translation>
    </message>
    <message>
        <source>name to confirm with</source>
        <translation>用于确认的名称</translation>
    </message>
    <message>
        <source>password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>your own address</source>
        <translation>您自己的地址</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>spending limit of a session</source>
        <translation>一次使用的花费上限</translation>
    </message>
    <message>
        <source>Git key file</source>
        <translation>Git 密钥文件</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>云盘</translation>
    </message>
    <message>
        <source>range of addresses</source>
        <translation>地址段</translation>
    </message>
    <message>
        <source>command by way of the cloud</source>
        <translation>通过云端执行的命令</translation>
    </message>
    <message>
        <source>kind of the system disk</source>
        <translation>系统盘的类型</translation>
    </message>
    <message>
        <source>user data of the machine</source>
        <translation>实例的自定义数据</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>主机名</translation>
    </message>
    <message>
        <source>id of the launch</source>
        <translation>启动编号</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message numerus="yes">
        <source>%n vCPU(s)</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>GitKeyBox</name>
    <message>
        <source>Git key on the machine (optional)</source>
        <translation>实例上的 Git 密钥（可选）</translation>
    </message>
    <message>
        <source>&amp;None: public repositories need no key</source>
        <translation>不使用：公开的仓库不需要密钥(&amp;N)</translation>
    </message>
    <message>
        <source>Spotboo&amp;k makes one for its machines; you add its public half to your Git account</source>
        <translation>由 Spotbook 为其实例生成；您把公钥添加到自己的 Git 账号(&amp;K)</translation>
    </message>
    <message>
        <source>My own Git key &amp;file</source>
        <translation>我自己的 Git 密钥文件(&amp;F)</translation>
    </message>
    <message>
        <source>Private Git key file</source>
        <translation>Git 私钥文件</translation>
    </message>
    <message>
        <source>Choose Git ke&amp;y…</source>
        <translation>选择 Git 密钥(&amp;Y)…</translation>
    </message>
    <message>
        <source>Copy &amp;Git key&apos;s public half</source>
        <translation>复制 Git 公钥(&amp;G)</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>使用记录</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>费用记录</translation>
    </message>
    <message>
        <source>Cost by month</source>
        <translation>每月费用</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>&amp;Copy receipt</source>
        <translation>复制费用记录(&amp;C)</translation>
    </message>
    <message>
        <source>Sa&amp;ve as CSV…</source>
        <translation>另存为 CSV(&amp;V)…</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Zoom with the wheel or by drawing a rectangle; the right button zooms out.</source>
        <translation>用滚轮或拖出矩形放大；点击右键缩小。</translation>
    </message>
    <message>
        <source>Load prices a&amp;gain</source>
        <translation>重新加载价格(&amp;G)</translation>
    </message>
    <message>
        <source>Whole m&amp;onth</source>
        <translation>整月(&amp;O)</translation>
    </message>
</context>
<context>
    <name>HowToPage</name>
    <message>
        <source>How to get an access key</source>
        <translation>如何取得访问密钥</translation>
    </message>
    <message>
        <source>A key of its own for Spotbook, which may do only what Spotbook needs. You can delete it in the console whenever you like.</source>
        <translation>给 Spotbook 一个专用的密钥，只允许它做必需的事。您随时可以在控制台删除它。</translation>
    </message>
    <message>
        <source>1. In the console, make a user for Spotbook alone. Allow it access by permanent AccessKey, not by password.</source>
        <translation>1. 在控制台为 Spotbook 单独创建一个 RAM 用户。访问方式选择“使用永久 AccessKey 访问”，不要选控制台登录。</translation>
    </message>
    <message>
        <source>Open the &amp;users</source>
        <translation>打开用户页面(&amp;U)</translation>
    </message>
    <message>
        <source>2. Make a custom policy from the text beside this (script editor), and grant it to that user. It allows what Spotbook needs, and nothing more.</source>
        <translation>2. 用右侧的文字创建自定义权限策略（脚本编辑），并授予该用户。它只允许 Spotbook 所需的操作。</translation>
    </message>
    <message>
        <source>Open the &amp;policies</source>
        <translation>打开权限策略页面(&amp;P)</translation>
    </message>
    <message>
        <source>3. On the user’s page, create an AccessKey. Its secret is shown once only: copy it, or download the CSV file.</source>
        <translation>3. 在该用户的页面创建 AccessKey。AccessKey Secret 只显示一次：请复制下来，或下载 CSV 文件。</translation>
    </message>
    <message>
        <source>Open the &amp;keys</source>
        <translation>打开密钥页面(&amp;K)</translation>
    </message>
    <message>
        <source>4. Come back and enter both parts on the next page. They are tested at once and kept in the keychain of this computer.</source>
        <translation>4. 回到这里，在下一页填入这两部分。它们会立即验证，并保存在本机的钥匙串中。</translation>
    </message>
    <message>
        <source>The p&amp;olicy</source>
        <translation>权限策略(&amp;O)</translation>
    </message>
    <message>
        <source>Cop&amp;y the policy</source>
        <translation>复制权限策略(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Access keys</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Spotbook talks to the cloud with an access key of your account. It is tested at once and kept in the keychain of this computer, never in a file.</source>
        <translation>Spotbook 用您账号的访问密钥（AccessKey）与云端通信。密钥会立即验证，只保存在本机的钥匙串中，绝不写入文件。</translation>
    </message>
    <message>
        <source>Use &amp;another key</source>
        <translation>换一个密钥(&amp;A)</translation>
    </message>
    <message>
        <source>Access key &amp;ID</source>
        <translation>访问密钥 &amp;ID</translation>
    </message>
    <message>
        <source>Access key &amp;secret</source>
        <translation>访问密钥 &amp;Secret</translation>
    </message>
    <message>
        <source>&amp;Test the key</source>
        <translation>验证密钥(&amp;T)</translation>
    </message>
    <message>
        <source>No key yet?</source>
        <translation>还没有密钥？</translation>
    </message>
    <message>
        <source>Make a key for a user that may do only what Spotbook needs: create a user in the console, give it the policy below, then create an access key for it and copy both parts here.</source>
        <translation>请为一个只拥有 Spotbook 所需权限的用户创建密钥：在控制台新建用户，授予下面的权限策略，再为它创建访问密钥，把两部分都复制到这里。</translation>
    </message>
    <message>
        <source>Open the key &amp;console</source>
        <translation>打开控制台的密钥页面(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy the policy</source>
        <translation>复制权限策略(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Make a user for Spotbook</source>
        <translation>为 Spotbook 创建用户(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keep the stored key</source>
        <translation>保留已保存的密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing was deleted: the key from before is tested and used again.</source>
        <translation>没有删除任何东西：会验证并重新使用之前的密钥。</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>launch</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>云盘</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>security group</source>
        <translation>安全组</translation>
    </message>
    <message>
        <source>key pair</source>
        <translation>密钥对</translation>
    </message>
    <message>
        <source>subnet</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>network</source>
        <translation>专有网络</translation>
    </message>
    <message>
        <source>image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>software stack</source>
        <translation>软件组合</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>自动释放时间</translation>
    </message>
    <message>
        <source>stopping the machine</source>
        <translation>停止实例</translation>
    </message>
    <message>
        <source>releasing the machine</source>
        <translation>释放实例</translation>
    </message>
    <message>
        <source>commands by way of the cloud</source>
        <translation>通过云端执行命令</translation>
    </message>
    <message>
        <source>access by a tunnel</source>
        <translation>通过隧道访问</translation>
    </message>
    <message>
        <source>access by an address</source>
        <translation>通过地址访问</translation>
    </message>
    <message>
        <source>asking the cloud what is running</source>
        <translation>向云端查询正在运行的实例</translation>
    </message>
    <message>
        <source>vCPUs of spot machines</source>
        <translation>抢占式实例的 vCPU</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>attaching the disk</source>
        <translation>挂载云盘</translation>
    </message>
    <message>
        <source>detaching the disk</source>
        <translation>卸载云盘</translation>
    </message>
    <message>
        <source>the SSH connection</source>
        <translation>SSH 连接</translation>
    </message>
    <message>
        <source>the machine&apos;s first answer over SSH</source>
        <translation>实例的首次 SSH 应答</translation>
    </message>
    <message>
        <source>the SSH login</source>
        <translation>SSH 登录</translation>
    </message>
    <message>
        <source>a command on the machine</source>
        <translation>在实例上执行命令</translation>
    </message>
    <message>
        <source>the machine&apos;s new host key</source>
        <translation>实例的新主机密钥</translation>
    </message>
    <message>
        <source>an answer that is too large</source>
        <translation>过大的应答</translation>
    </message>
    <message>
        <source>what the machine tells of its preparation</source>
        <translation>实例报告的准备进度</translation>
    </message>
    <message>
        <source>what the machine tells of its use</source>
        <translation>实例报告的使用情况</translation>
    </message>
</context>
<context>
    <name>LadderView</name>
    <message>
        <source>&amp;If that cannot be bought, in this order:</source>
        <translation>如果买不到，依次改买(&amp;I)：</translation>
    </message>
    <message>
        <source>Propos&amp;e</source>
        <translation>推荐(&amp;E)</translation>
    </message>
    <message>
        <source>The same type in other zones first, then the types most like it</source>
        <translation>先是其他可用区的同一规格，然后是最接近的规格</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;V)</translation>
    </message>
    <message>
        <source>Offers of this region that can be added</source>
        <translation>本地域中可以添加的报价</translation>
    </message>
    <message>
        <source>Add fallbac&amp;k</source>
        <translation>添加备选(&amp;K)</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>words that must occur</source>
        <translation>必须包含的词</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>另存为(&amp;V)…</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
</context>
<context>
    <name>MachineCard</name>
    <message>
        <source>Machine</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation>自动释放</translation>
    </message>
    <message>
        <source>If parked</source>
        <translation>停放后</translation>
    </message>
    <message>
        <source>&amp;Open notebook</source>
        <translation>打开 Notebook(&amp;O)</translation>
    </message>
    <message>
        <source>Copy pass&amp;word</source>
        <translation>复制密码(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Park</source>
        <translation>停放(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Release…</source>
        <translation>释放(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Erase…</source>
        <translation>彻底删除(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>E&amp;xtend</source>
        <translation>延长(&amp;X)</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU 使用率</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Work disk</source>
        <translation>工作盘</translation>
    </message>
    <message>
        <source>Ter&amp;minal</source>
        <translation>终端(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;VS Code</source>
        <translation>用 VS Code 打开(&amp;V)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Look now</source>
        <translation>立即检查(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New machine…</source>
        <translation>新建实例(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>操作进度</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>查看(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Which activity is shown</source>
        <translation>显示哪一项操作</translation>
    </message>
    <message>
        <source>Several things are under way or wait for your answer: choose the one to look at.</source>
        <translation>有多项操作正在进行或等待您的答复：请选择要查看的一项。</translation>
    </message>
    <message>
        <source>Show the &amp;activity</source>
        <translation>显示操作进度(&amp;A)</translation>
    </message>
</context>
<context>
    <name>MarketView</name>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有地域</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>所有 GPU</translation>
    </message>
    <message>
        <source>In s&amp;tock only</source>
        <translation>仅显示有货(&amp;T)</translation>
    </message>
    <message>
        <source>What can be bought</source>
        <translation>可以购买的实例</translation>
    </message>
    <message>
        <source>Sto&amp;p loading</source>
        <translation>停止加载(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>重新加载(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>%1 per hour</source>
        <translation>每小时 %1</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network and login</source>
        <translation>网络与登录</translation>
    </message>
    <message>
        <source>Who may reach the machine, over which line, and with which key.</source>
        <translation>谁可以访问实例、走多大带宽、用哪个密钥登录。</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>谁可以连接</translation>
    </message>
    <message>
        <source>&amp;Only this computer: Spotbook makes a security group for its address</source>
        <translation>只允许本机：Spotbook 为本机地址创建安全组(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查询(&amp;L)</translation>
    </message>
    <message>
        <source>An &amp;existing security group</source>
        <translation>已有的安全组(&amp;E)</translation>
    </message>
    <message>
        <source>Line to the internet</source>
        <translation>公网带宽</translation>
    </message>
    <message>
        <source>B&amp;illed by</source>
        <translation>计费方式(&amp;I)</translation>
    </message>
    <message>
        <source>Traffic: only what leaves the machine is paid</source>
        <translation>按使用流量：只为流出的流量付费</translation>
    </message>
    <message>
        <source>Bandwidth: a fixed price per hour</source>
        <translation>按固定带宽：每小时固定价格</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH 密钥</translation>
    </message>
    <message>
        <source>My o&amp;wn private key</source>
        <translation>我自己的私钥(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>How the notebook is reached</source>
        <translation>如何访问 Notebook</translation>
    </message>
    <message>
        <source>Opens in any browser. It warns once, because the certificate is made here; Spotbook checks it for you.</source>
        <translation>用任何浏览器打开。证书由本机生成，所以浏览器会警告一次；Spotbook 会替您核对证书。</translation>
    </message>
    <message>
        <source>No public port, no warning: the notebook comes through SSH, as long as Spotbook runs on this computer.</source>
        <translation>没有公网端口，也没有警告：只要 Spotbook 在本机运行，Notebook 就通过 SSH 到达这里。</translation>
    </message>
    <message>
        <source>&amp;Machine name</source>
        <translation>实例名称(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Address of this computer</source>
        <translation>本机地址(&amp;A)</translation>
    </message>
    <message>
        <source>Existing security group</source>
        <translation>已有的安全组</translation>
    </message>
    <message>
        <source>Add the missing &amp;rules to it, for this computer&apos;s address only</source>
        <translation>为其添加缺少的规则，只针对本机地址(&amp;R)</translation>
    </message>
    <message>
        <source>Outbound ban&amp;dwidth</source>
        <translation>出网带宽(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Spotbook makes and keeps a key of its own</source>
        <translation>由 Spotbook 生成并保管自己的密钥(&amp;S)</translation>
    </message>
    <message>
        <source>Private key file</source>
        <translation>私钥文件</translation>
    </message>
    <message>
        <source>Make it &amp;private (chmod 600)</source>
        <translation>改为仅自己可读 (chmod 600)(&amp;P)</translation>
    </message>
    <message>
        <source>Cop&amp;y public half</source>
        <translation>复制公钥(&amp;Y)</translation>
    </message>
    <message>
        <source>H&amp;TTPS address</source>
        <translation>HTTPS 地址(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;unnel</source>
        <translation>隧道(&amp;U)</translation>
    </message>
</context>
<context>
    <name>NotebookPage</name>
    <message>
        <source>The password that opens the notebook, and when the cloud ends the machine by itself.</source>
        <translation>打开 Notebook 的密码，以及云端何时自动释放实例。</translation>
    </message>
    <message>
        <source>Notebook password</source>
        <translation>Notebook 密码</translation>
    </message>
    <message>
        <source>&amp;Make a strong one for me</source>
        <translation>为我生成强密码(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Another &amp;one</source>
        <translation>换一个(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Once mo&amp;re</source>
        <translation>再输入一次(&amp;R)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>It is kept in the keychain of this computer. The machine gets only a hash of it.</source>
        <translation>密码保存在本机的钥匙串中，实例只得到它的哈希值。</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Until a time…</source>
        <translation>直到某个时间…</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限时</translation>
    </message>
    <message>
        <source>Software and notebook</source>
        <translation>软件与 Notebook</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>安装的内容</translation>
    </message>
    <message>
        <source>So&amp;ftware</source>
        <translation>软件(&amp;F)</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;I choose it</source>
        <translation>自己设置(&amp;I)</translation>
    </message>
    <message>
        <source>How long may it run, and what may it cost?</source>
        <translation>可以运行多久，可以花费多少？</translation>
    </message>
    <message>
        <source>Without this comp&amp;uter</source>
        <translation>本机离线后最多运行(&amp;U)</translation>
    </message>
    <message>
        <source>Time at which the machine ends</source>
        <translation>实例释放的时间</translation>
    </message>
    <message>
        <source>A session costs at mos&amp;t</source>
        <translation>一次使用的花费不超过(&amp;T)</translation>
    </message>
    <message>
        <source>Spending limit of a session</source>
        <translation>一次使用的花费上限</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Your notebook is ready</source>
        <translation>您的 Notebook 已就绪</translation>
    </message>
    <message>
        <source>The cloud is about to take the machine back</source>
        <translation>云端即将回收实例</translation>
    </message>
    <message numerus="yes">
        <source>The machine ends itself in %n minute(s)</source>
        <translation>
            <numerusform>实例将在 %n 分钟后自动释放</numerusform>
        </translation>
    </message>
    <message>
        <source>The balance is getting low</source>
        <translation>余额不多了</translation>
    </message>
    <message>
        <source>The spending limit is reached</source>
        <translation>已达到花费上限</translation>
    </message>
    <message>
        <source>Still running, and billed</source>
        <translation>实例仍在运行并计费</translation>
    </message>
    <message>
        <source>Something was left over and is billed</source>
        <translation>有遗留的资源仍在计费</translation>
    </message>
    <message>
        <source>A price that you watch has changed</source>
        <translation>您关注的价格有变化</translation>
    </message>
    <message>
        <source>%1: save your work now. It may be gone in a few minutes; the work disk stays.</source>
        <translation>%1：请立即保存工作。实例可能在几分钟后消失；工作盘会保留。</translation>
    </message>
    <message>
        <source>%1: what is only in memory is lost then. “Extend” gives it more time.</source>
        <translation>%1：届时只在内存中的内容会丢失。“延长”可以给它更多时间。</translation>
    </message>
    <message>
        <source>%1 are left, and what runs costs %2. An account in arrears loses its machines.</source>
        <translation>还剩 %1，正在运行的资源费用为 %2。账号欠费后实例会被停止和释放。</translation>
    </message>
    <message>
        <source>%1 has cost %2. Park it to end the charge.</source>
        <translation>%1 已花费 %2。停放它即可停止计费。</translation>
    </message>
    <message>
        <source>%1 at this late hour. Park it if nobody needs it.</source>
        <translation>夜深了，仍在产生费用：%1。如果没人使用，请停放它。</translation>
    </message>
    <message>
        <source>%1. That costs %2 per month.</source>
        <translation>%1。每月费用 %2。</translation>
    </message>
    <message numerus="yes">
        <source>The spending limit ends the machine in %n minute(s)</source>
        <translation>
            <numerusform>达到花费上限，实例将在 %n 分钟后释放</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: its limit of %2 a session ends it then, and “Extend” cannot move that. Save your work now, or park it: parking keeps the work.</source>
        <translation>%1：届时它会因每次使用 %2 的花费上限而释放，“延长”无法推迟。请立即保存工作，或停放它：停放会保留工作。</translation>
    </message>
</context>
<context>
    <name>Noun</name>
    <message>
        <source>no place given</source>
        <translation>未给出位置</translation>
    </message>
    <message>
        <source>this</source>
        <translation>此项</translation>
    </message>
    <message>
        <source>the other side</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>过多</translation>
    </message>
    <message>
        <source>this action</source>
        <translation>此操作</translation>
    </message>
    <message>
        <source>too low</source>
        <translation>过低的金额</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>更高的金额</translation>
    </message>
    <message>
        <source>GPU machines</source>
        <translation>GPU 实例</translation>
    </message>
    <message>
        <source>this region</source>
        <translation>此地域</translation>
    </message>
    <message>
        <source>this zone</source>
        <translation>此可用区</translation>
    </message>
    <message>
        <source>another zone</source>
        <translation>另一个可用区</translation>
    </message>
    <message>
        <source>This instance type</source>
        <translation>此实例规格</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>更低的价格</translation>
    </message>
    <message>
        <source>that was chosen</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>The disk</source>
        <translation>这块云盘</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>某一项</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>没有给出原因</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>该文件</translation>
    </message>
    <message>
        <source>the pinned one</source>
        <translation>已固定的密钥</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>另一个密钥</translation>
    </message>
    <message>
        <source>The command</source>
        <translation>该命令</translation>
    </message>
    <message>
        <source>it printed nothing</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>its disk</source>
        <translation>它的磁盘</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>某一步</translation>
    </message>
    <message>
        <source>its address</source>
        <translation>其地址</translation>
    </message>
    <message>
        <source>the same machine</source>
        <translation>同一台实例</translation>
    </message>
    <message>
        <source>what is left could not be read</source>
        <translation>无法读取遗留的资源</translation>
    </message>
    <message>
        <source>the provider&apos;s variables</source>
        <translation>云服务商的变量</translation>
    </message>
    <message>
        <source>The cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>an earlier time</source>
        <translation>更早的时间</translation>
    </message>
    <message>
        <source>that is needed</source>
        <translation>（所需的程序）</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>in stock</source>
        <translation>有货</translation>
    </message>
    <message>
        <source>few left</source>
        <translation>少量</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>售罄</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no GPU</source>
        <translation>无 GPU</translation>
    </message>
    <message>
        <source>no bf16</source>
        <translation>不支持 bf16</translation>
    </message>
    <message>
        <source>%1: %2 architecture of %3, CUDA compute capability %4.%5</source>
        <translation>%1：%2 架构（%3 年），CUDA 计算能力 %4.%5</translation>
    </message>
    <message>
        <source>Tensor cores for fp16 and bf16.</source>
        <translation>Tensor Core 支持 fp16 和 bf16。</translation>
    </message>
    <message>
        <source>Tensor cores for fp16, none for bf16.</source>
        <translation>Tensor Core 支持 fp16，不支持 bf16。</translation>
    </message>
    <message>
        <source>No tensor cores: mixed precision saves memory, hardly time.</source>
        <translation>没有 Tensor Core：混合精度能省显存，几乎不省时间。</translation>
    </message>
    <message>
        <source>Unknown: the cloud tells no release rate for this type in this zone.</source>
        <translation>未知：云服务商没有给出该规格在此可用区的释放率。</translation>
    </message>
    <message>
        <source>Unknown: there is no spot price.</source>
        <translation>未知：没有抢占式价格。</translation>
    </message>
    <message>
        <source>Price × (1 + release rate × time lost per interruption ÷ session). The rate is read as the chance that a session is interrupted. Lost are %1 min to start again and half of the %2 min between two saves: %3 min.</source>
        <translation>价格 ×（1 + 释放率 × 每次中断损失的时间 ÷ 一次使用的时长）。释放率按一次使用中被中断的概率计算。损失的是重新启动的 %1 分钟，加上两次保存之间 %2 分钟的一半：共 %3 分钟。</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>Region and instance type</source>
        <translation>地域与实例规格</translation>
    </message>
    <message>
        <source>Every GPU machine that can be bought now, in all regions. Prices are per hour and move with the market.</source>
        <translation>所有地域中现在可以购买的 GPU 实例。价格按小时计，随市场浮动。</translation>
    </message>
    <message>
        <source>Spot, never above my limit</source>
        <translation>抢占式，不超过我的上限</translation>
    </message>
    <message>
        <source>Spot, at the market price</source>
        <translation>抢占式，跟随市场价</translation>
    </message>
    <message>
        <source>On demand (never reclaimed)</source>
        <translation>按量付费（不会被回收）</translation>
    </message>
    <message>
        <source>Buy &amp;as</source>
        <translation>购买方式(&amp;A)</translation>
    </message>
    <message>
        <source>Price li&amp;mit</source>
        <translation>价格上限(&amp;M)</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Practise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>A practice cloud starts on this computer, and a second window of Spotbook that talks to it. Nothing there costs money.</source>
        <translation>将在本机启动一个练习云，以及与它通信的第二个 Spotbook 窗口。那里的一切都不花钱。</translation>
    </message>
    <message>
        <source>&amp;Show the practice window</source>
        <translation>显示练习窗口(&amp;S)</translation>
    </message>
</context>
<context>
    <name>PricesPage</name>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Launch t&amp;his…</source>
        <translation>启动此项(&amp;H)…</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>满足条件时通知我</translation>
    </message>
    <message>
        <source>it &amp;costs at most</source>
        <translation>价格不高于(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Watch the price</source>
        <translation>关注价格(&amp;W)</translation>
    </message>
    <message>
        <source>it can be bought at all</source>
        <translation>可以买到（有货）</translation>
    </message>
    <message>
        <source>Watch the stoc&amp;k</source>
        <translation>关注库存(&amp;K)</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>正在关注的项目</translation>
    </message>
    <message>
        <source>Watch no longe&amp;r</source>
        <translation>不再关注(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Programs</name>
    <message>
        <source>It ended with an error. Press Enter to close this window.</source>
        <translation>以错误结束。按回车键关闭此窗口。</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Making the machine</source>
        <translation>正在创建实例</translation>
    </message>
    <message>
        <source>You may close this window: the work goes on in the main window.</source>
        <translation>可以关闭此窗口：操作会在主窗口中继续。</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>Cop&amp;y the log</source>
        <translation>复制日志(&amp;Y)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>等待(&amp;W)</translation>
    </message>
    <message>
        <source>Se&amp;e the log</source>
        <translation>查看日志(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo everything…</source>
        <translation>全部撤销(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Try this stage again</source>
        <translation>重试这个阶段(&amp;T)</translation>
    </message>
    <message>
        <source>Undo &amp;now</source>
        <translation>立即撤销(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留它(&amp;K)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Your notebook is ready</source>
        <translation>Notebook 已就绪</translation>
    </message>
    <message>
        <source>It was opened with your password and answered with its kernels.</source>
        <translation>已用您的密码登录，并得到了内核列表。</translation>
    </message>
    <message>
        <source>&amp;Open notebook</source>
        <translation>打开 Notebook(&amp;O)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Copy &amp;password</source>
        <translation>复制密码(&amp;P)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation>自动释放</translation>
    </message>
    <message>
        <source>When you have finished</source>
        <translation>用完之后</translation>
    </message>
    <message>
        <source>Open &amp;terminal</source>
        <translation>打开终端(&amp;T)</translation>
    </message>
    <message>
        <source>The system&apos;s terminal, logged in to the machine by SSH with the key and the host key of this launch</source>
        <translation>系统终端，用本次启动的密钥和主机密钥通过 SSH 登录实例</translation>
    </message>
    <message>
        <source>Open in &amp;VS Code</source>
        <translation>在 VS Code 中打开(&amp;V)</translation>
    </message>
    <message>
        <source>By a named entry in your SSH configuration, which goes with the machine</source>
        <translation>通过您 SSH 配置中的一个命名条目，它随实例一起移除</translation>
    </message>
    <message>
        <source>1 hour &amp;longer</source>
        <translation>延长 1 小时(&amp;L)</translation>
    </message>
    <message>
        <source>Par&amp;k…</source>
        <translation>停放(&amp;K)…</translation>
    </message>
    <message>
        <source>Park it: the machine goes, your work disk stays, and only the disk is paid for. Park is in the main window and in the tray, too; Release is in the main window.</source>
        <translation>请停放：实例被释放，工作盘保留，只为云盘付费。“停放”在主窗口和托盘中也有；“释放”在主窗口中。</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it is missing</source>
        <translation>缺少此项</translation>
    </message>
    <message>
        <source>letters, digits and hyphens are expected, beginning with a letter</source>
        <translation>应为字母、数字和连字符，并以字母开头</translation>
    </message>
    <message>
        <source>a number from 1 to 100 is expected</source>
        <translation>应为 1 到 100 的数字</translation>
    </message>
    <message>
        <source>a number from 20 to 2048 is expected</source>
        <translation>应为 20 到 2048 的数字</translation>
    </message>
    <message>
        <source>a number from 20 to 32768 is expected</source>
        <translation>应为 20 到 32768 的数字</translation>
    </message>
    <message>
        <source>that is not the profile&apos;s name</source>
        <translation>这不是该配置的名称</translation>
    </message>
    <message>
        <source>the file is not there, or cannot be read as a private key</source>
        <translation>文件不存在，或无法作为私钥读取</translation>
    </message>
    <message>
        <source>the prices here are in {currency}</source>
        <translation>此处的价格以 {currency} 计</translation>
    </message>
    <message>
        <source>an amount above zero is expected</source>
        <translation>应为大于零的金额</translation>
    </message>
    <message>
        <source>it pays for less than {minutes} minutes, the shortest time after which the cloud can end a machine</source>
        <translation>它只够支付不到 {minutes} 分钟，而这是云端自动释放实例的最短时间</translation>
    </message>
    <message>
        <source>that is no private key; choose the file without .pub, or one of id_rsa, id_ecdsa</source>
        <translation>这不是私钥；请选择不带 .pub 的文件，例如 id_rsa 或 id_ecdsa</translation>
    </message>
    <message>
        <source>it is protected by a pass-phrase, which Spotbook does not ask for; make a key without one: ssh-keygen -t rsa -b 3072 -N &apos;&apos;</source>
        <translation>它有口令保护，而 Spotbook 不会询问口令；请生成一个没有口令的密钥：ssh-keygen -t rsa -b 3072 -N &apos;&apos;</translation>
    </message>
    <message>
        <source>its form is not known; save it in OpenSSH&apos;s form: ssh-keygen -p -f FILE</source>
        <translation>无法识别其格式；请存成 OpenSSH 格式：ssh-keygen -p -f 文件</translation>
    </message>
    <message>
        <source>the cloud does not take keys of this type; make an RSA key: ssh-keygen -t rsa -b 3072 -N &apos;&apos;</source>
        <translation>云端不接受这种类型的密钥；请生成 RSA 密钥：ssh-keygen -t rsa -b 3072 -N &apos;&apos;</translation>
    </message>
    <message>
        <source>a whole number is expected</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>需要填写一个值</translation>
    </message>
    <message>
        <source>it is not a parameter that may be added to the order: unknown, set by Spotbook itself, or one that would buy something else</source>
        <translation>它不是可以加入订单的参数：未知、由 Spotbook 自行设置，或者会购买别的东西</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it contains characters that do not belong there</source>
        <translation>其中含有不该出现的字符</translation>
    </message>
    <message>
        <source>that is not an address</source>
        <translation>这不是一个地址</translation>
    </message>
    <message>
        <source>an address with https:// is expected, or one of this computer with http://</source>
        <translation>应为 https:// 地址，或本机的 http:// 地址</translation>
    </message>
    <message>
        <source>an address such as https://host:port is expected</source>
        <translation>应为 https://主机:端口 这样的地址</translation>
    </message>
    <message>
        <source>without encryption, with http://, only this computer may be asked</source>
        <translation>不加密的 http:// 只能用于本机</translation>
    </message>
    <message>
        <source>the cloud has no service of this name</source>
        <translation>云端没有这个名称的服务</translation>
    </message>
    <message>
        <source>a spot machine needs a zone</source>
        <translation>抢占式实例需要指定可用区</translation>
    </message>
    <message>
        <source>a price limit above zero is expected</source>
        <translation>应为大于零的价格上限</translation>
    </message>
    <message>
        <source>a subnet needs a range of addresses</source>
        <translation>交换机需要一个地址段</translation>
    </message>
    <message>
        <source>a disk needs a kind and a zone</source>
        <translation>云盘需要指定类型和可用区</translation>
    </message>
    <message>
        <source>it is too long for a command by way of the cloud</source>
        <translation>对通过云端执行的命令来说太长</translation>
    </message>
    <message>
        <source>it is larger than 32 KiB</source>
        <translation>它大于 32 KiB</translation>
    </message>
    <message>
        <source>the keychain is locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>what was written did not come back</source>
        <translation>写入的内容没有读回来</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>it is not a folder that can be read</source>
        <translation>它不是可以读取的文件夹</translation>
    </message>
    <message>
        <source>its permissions cannot be changed</source>
        <translation>无法更改它的权限</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建该文件夹</translation>
    </message>
    <message>
        <source>another program keeps it locked</source>
        <translation>另一个程序一直锁定着它</translation>
    </message>
    <message>
        <source>another program keeps changing it</source>
        <translation>另一个程序一直在修改它</translation>
    </message>
    <message>
        <source>an earlier attempt to write it failed</source>
        <translation>之前写入它时失败了</translation>
    </message>
    <message>
        <source>a file with a quotation mark or a line break in its name cannot be used</source>
        <translation>不能使用名称中含有引号或换行的文件</translation>
    </message>
    <message>
        <source>one of the two marks around Spotbook&apos;s block is missing</source>
        <translation>Spotbook 段落的首尾两个标记缺少一个</translation>
    </message>
    <message>
        <source>the beginning is missing</source>
        <translation>缺少开头</translation>
    </message>
    <message>
        <source>it is not an object in JSON</source>
        <translation>它不是 JSON 对象</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1: expected %2</source>
        <translation>%1：应为 %2</translation>
    </message>
    <message>
        <source>%1 is missing; expected %2</source>
        <translation>缺少 %1：应为 %2</translation>
    </message>
    <message>
        <source>it is not JSON, seen at byte %1: %2</source>
        <translation>它不是 JSON，问题在第 %1 字节处：%2</translation>
    </message>
    <message>
        <source>%1 minutes or more, or none, is expected</source>
        <translation>应为 %1 分钟以上，或不设租期</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>它大于 %1 字节</translation>
    </message>
    <message>
        <source>%1: its list has no end</source>
        <translation>%1：列表没有结尾</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Copied ✓</source>
        <translation>已复制 ✓</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Nothing has been bought yet. This is all that will be made, in this order.</source>
        <translation>现在还没有购买任何东西。下面是将按此顺序创建的全部内容。</translation>
    </message>
    <message>
        <source>What will be created</source>
        <translation>将要创建的内容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Can it be bought?</source>
        <translation>能买到吗？</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>重新检查(&amp;G)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>3-hour session</source>
        <translation>使用 3 小时</translation>
    </message>
    <message>
        <source>Parked, per month</source>
        <translation>停放后每月</translation>
    </message>
    <message>
        <source>&amp;Save as profile</source>
        <translation>保存为配置(&amp;S)</translation>
    </message>
    <message>
        <source>The same 3 hours on demand</source>
        <translation>同样 3 小时按量付费</translation>
    </message>
    <message>
        <source>Parked, per day</source>
        <translation>停放后每天</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>Pa&amp;rameter</source>
        <translation>参数(&amp;R)</translation>
    </message>
    <message>
        <source>Va&amp;lue</source>
        <translation>值(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation>设置(&amp;E)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Further parameters of the order</source>
        <translation>订单的其他参数</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>不设置时</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>配置名称</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>配置名称</translation>
    </message>
    <message>
        <source>Text to paste into the request</source>
        <translation>可粘贴到申请中的文字</translation>
    </message>
    <message>
        <source>Cop&amp;y the text</source>
        <translation>复制文字(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Notify me when</source>
        <translation>以下情况通知我</translation>
    </message>
    <message>
        <source>a notebook is &amp;ready</source>
        <translation>Notebook 已就绪(&amp;R)</translation>
    </message>
    <message>
        <source>a machine &amp;ends itself in 30 and in 10 minutes</source>
        <translation>实例还有 30 分钟和 10 分钟自动释放(&amp;E)</translation>
    </message>
    <message>
        <source>the &amp;balance is getting low</source>
        <translation>余额不多(&amp;B)</translation>
    </message>
    <message>
        <source>a machine is still running at &amp;night (23:00 to 6:00)</source>
        <translation>深夜（23:00 至 6:00）实例仍在运行(&amp;N)</translation>
    </message>
    <message>
        <source>something was left &amp;over and is billed</source>
        <translation>有遗留的资源仍在计费(&amp;O)</translation>
    </message>
    <message>
        <source>a &amp;price that I watch has changed</source>
        <translation>我关注的价格有变化(&amp;P)</translation>
    </message>
    <message>
        <source>A machine that the cloud takes back and a spending limit that is reached are always told.</source>
        <translation>云端回收实例和达到花费上限时总会通知。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>启动时隐藏到托盘(&amp;H)</translation>
    </message>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>登录系统时启动(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Check account, stock and price</source>
        <translation>检查账号、库存和价格</translation>
    </message>
    <message>
        <source>Prepare the network</source>
        <translation>准备网络</translation>
    </message>
    <message>
        <source>Register the SSH key</source>
        <translation>登记 SSH 密钥</translation>
    </message>
    <message>
        <source>Prepare the work disk</source>
        <translation>准备工作盘</translation>
    </message>
    <message>
        <source>Buy the machine</source>
        <translation>购买实例</translation>
    </message>
    <message>
        <source>Start the machine</source>
        <translation>启动实例</translation>
    </message>
    <message>
        <source>Attach the work disk</source>
        <translation>挂载工作盘</translation>
    </message>
    <message>
        <source>Log in and prove the machine&apos;s identity</source>
        <translation>登录并核实实例身份</translation>
    </message>
    <message>
        <source>Prepare the machine</source>
        <translation>准备实例</translation>
    </message>
    <message>
        <source>Log in to the notebook</source>
        <translation>登录 Notebook</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Save the work</source>
        <translation>保存工作</translation>
    </message>
    <message>
        <source>Detach the work disk</source>
        <translation>卸载工作盘</translation>
    </message>
    <message>
        <source>Release the machine</source>
        <translation>释放实例</translation>
    </message>
    <message>
        <source>Make a snapshot of the disk</source>
        <translation>创建云盘快照</translation>
    </message>
    <message>
        <source>Delete the disk</source>
        <translation>删除云盘</translation>
    </message>
    <message>
        <source>Undo what was created</source>
        <translation>撤销已创建的资源</translation>
    </message>
    <message>
        <source>Check what is really gone</source>
        <translation>核实是否真的没有了</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start with what you have</source>
        <translation>从您已有的开始</translation>
    </message>
    <message>
        <source>Nothing is bought before the last button of this assistant, and every page leads back.</source>
        <translation>在按下本向导的最后一个按钮之前不会购买任何东西，每一页都可以返回。</translation>
    </message>
    <message>
        <source>I have access &amp;keys</source>
        <translation>我有访问密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Show me how to &amp;get them</source>
        <translation>教我如何取得(&amp;G)</translation>
    </message>
    <message>
        <source>Four steps in the console of your cloud account, about five minutes. Making a key costs nothing.</source>
        <translation>在云账号的控制台中分四步完成，大约五分钟。创建密钥不花钱。</translation>
    </message>
    <message>
        <source>Just &amp;practise</source>
        <translation>只想练习(&amp;P)</translation>
    </message>
    <message>
        <source>No account, no key, no money: a practice cloud on this computer, in a window of its own that says so. Your keys, settings and machines stay out of it.</source>
        <translation>不需要账号、密钥，也不花钱：本机上的练习云，在标明“练习”的独立窗口中运行。您的密钥、设置和实例都不会牵涉其中。</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Wait for the machine&apos;s own set-up</source>
        <translation>等待实例完成自身初始化</translation>
    </message>
    <message>
        <source>User account</source>
        <translation>用户账号</translation>
    </message>
    <message>
        <source>Work disk</source>
        <translation>工作盘</translation>
    </message>
    <message>
        <source>Tools for the terminal</source>
        <translation>终端工具</translation>
    </message>
    <message>
        <source>Jupyter and scientific Python</source>
        <translation>Jupyter 与科学计算 Python</translation>
    </message>
    <message>
        <source>Notebook service</source>
        <translation>Notebook 服务</translation>
    </message>
    <message>
        <source>Proof that everything works</source>
        <translation>验证一切可用</translation>
    </message>
    <message>
        <source>Git key</source>
        <translation>Git 密钥</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Disks, snapshots and images cost money also while no machine runs.</source>
        <translation>即使没有实例在运行，云盘、快照和镜像也会产生费用。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>S&amp;top looking</source>
        <translation>停止检查(&amp;T)</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>重新检查(&amp;G)</translation>
    </message>
    <message>
        <source>Disks, snapshots and images</source>
        <translation>云盘、快照和镜像</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用它的实例</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>每月费用</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>归属</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>Everything this launch had made has been removed again; nothing of it costs money.</source>
        <translation>本次启动创建的所有资源都已删除，不再产生任何费用。</translation>
    </message>
    <message>
        <source>Launch again. If it fails in the same way, choose another image or larger disks.</source>
        <translation>请重新启动。如果仍以同样方式失败，请换一个镜像或更大的云盘。</translation>
    </message>
    <message>
        <source>Stopping. What was created is undone in order; please wait.</source>
        <translation>正在停止。已创建的资源会按顺序撤销，请稍候。</translation>
    </message>
    <message>
        <source>Stopping.</source>
        <translation>正在停止。</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>Still stopping; please wait.</source>
        <translation>仍在停止，请稍候。</translation>
    </message>
    <message>
        <source>Still stopping: %1. Please wait, so that nothing goes on costing.</source>
        <translation>仍在停止：%1。请稍候，以免继续计费。</translation>
    </message>
    <message>
        <source>Practice cloud: nothing here is bought and nothing costs money.</source>
        <translation>练习云：这里不会购买任何东西，也不会产生费用。</translation>
    </message>
    <message>
        <source>Account %1, with a key of the whole account. A key of a user with few permissions is safer: spotbook keys policy</source>
        <translation>账号 %1，使用的是主账号密钥。权限很少的 RAM 用户密钥更安全：spotbook keys policy</translation>
    </message>
    <message>
        <source>Account %1, role %2</source>
        <translation>账号 %1，角色 %2</translation>
    </message>
    <message>
        <source>Account %1, user %2</source>
        <translation>账号 %1，用户 %2</translation>
    </message>
    <message>
        <source>Access key ID:</source>
        <translation>访问密钥 ID：</translation>
    </message>
    <message>
        <source>Secret (not shown):</source>
        <translation>Secret（不显示）：</translation>
    </message>
    <message>
        <source>The key is in the system&apos;s keychain.</source>
        <translation>密钥已存入系统钥匙串。</translation>
    </message>
    <message>
        <source>The key was accepted, and forgotten with the end of this run.</source>
        <translation>密钥有效；本次运行结束后不再保留。</translation>
    </message>
    <message>
        <source>The key is no longer in the keychain. It still works: delete it in the provider&apos;s console if it is not needed any more.</source>
        <translation>密钥已不在钥匙串中，但仍然有效：如果不再需要，请在云控制台删除。</translation>
    </message>
    <message>
        <source>Notebook password (not shown):</source>
        <translation>Notebook 密码（不显示）：</translation>
    </message>
    <message>
        <source>fewer characters</source>
        <translation>字符太少</translation>
    </message>
    <message>
        <source>eight characters or more are expected</source>
        <translation>应至少八个字符</translation>
    </message>
    <message>
        <source>Once more:</source>
        <translation>再输入一次：</translation>
    </message>
    <message>
        <source>two different entries</source>
        <translation>两次输入不同</translation>
    </message>
    <message>
        <source>the same password is expected twice</source>
        <translation>两次应输入相同的密码</translation>
    </message>
    <message>
        <source>Kept for the profile %1. A machine takes it over when it is launched.</source>
        <translation>已为配置 %1 保存。启动实例时采用。</translation>
    </message>
    <message>
        <source>notebook password</source>
        <translation>Notebook 密码</translation>
    </message>
    <message>
        <source>Notebook password:</source>
        <translation>Notebook 密码：</translation>
    </message>
    <message>
        <source>Notebook:     %1</source>
        <translation>Notebook：%1</translation>
    </message>
    <message>
        <source>Certificate:  SHA-256 %1</source>
        <translation>证书：SHA-256 %1</translation>
    </message>
    <message>
        <source>Machine:      %1, %2 in %3</source>
        <translation>实例：%1，%2，位于 %3</translation>
    </message>
    <message>
        <source>Price:        %1</source>
        <translation>价格：%1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>To stop:      Ctrl-C releases the machine</source>
        <translation>如何停止：Ctrl-C 会释放实例</translation>
    </message>
    <message>
        <source>To stop:      %1</source>
        <translation>如何停止：%1</translation>
    </message>
    <message>
        <source>Password:    </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>Note: the notebook password is kept in this run only. Use --show-password or --password-stdin to be able to log in.</source>
        <translation>注意：Notebook 密码只在本次运行中保留。请使用 --show-password 或 --password-stdin，否则之后无法登录。</translation>
    </message>
    <message>
        <source>%1 · so far %2 · Ctrl-C releases the machine</source>
        <translation>%1 · 到目前为止 %2 · Ctrl-C 会释放实例</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>已结束：%1</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>保留：%1</translation>
    </message>
    <message>
        <source>What stays costs %1 per month.</source>
        <translation>保留的部分每月费用 %1。</translation>
    </message>
    <message>
        <source>To open it:   spotbook open %1 (keeps the tunnel open)</source>
        <translation>如何打开：spotbook open %1（会保持隧道）</translation>
    </message>
    <message>
        <source>LEFT: %1 %2 in %3</source>
        <translation>遗留：%1 %2，位于 %3</translation>
    </message>
    <message>
        <source>Could not look at: %1</source>
        <translation>无法查看：%1</translation>
    </message>
    <message>
        <source>It may still cost money. To look again: spotbook sweep</source>
        <translation>它可能仍在产生费用。要再次查看：spotbook sweep</translation>
    </message>
    <message>
        <source>Looked again: nothing of this launch is left, nothing costs money.</source>
        <translation>已再次核实：本次启动没有任何遗留，也不再计费。</translation>
    </message>
    <message>
        <source>it goes with a new or an existing work disk only</source>
        <translation>只能与新建或已有的工作盘一起使用</translation>
    </message>
    <message>
        <source>interrupted launch</source>
        <translation>中断的启动</translation>
    </message>
    <message>
        <source>one of %1 is expected</source>
        <translation>应为 %1 之一</translation>
    </message>
    <message>
        <source>Undone: nothing of launch %1 is left.</source>
        <translation>已撤销：启动 %1 没有任何遗留。</translation>
    </message>
    <message>
        <source>%1 per month</source>
        <translation>每月 %1</translation>
    </message>
    <message>
        <source>interrupted: spotbook resume or spotbook undo</source>
        <translation>已中断：spotbook resume 或 spotbook undo</translation>
    </message>
    <message>
        <source>Launch:       %1</source>
        <translation>启动编号：%1</translation>
    </message>
    <message>
        <source>Machine:      %1, %2</source>
        <translation>实例：%1，%2</translation>
    </message>
    <message>
        <source>Work disk:    %1</source>
        <translation>工作盘：%1</translation>
    </message>
    <message>
        <source>Snapshot:     %1</source>
        <translation>快照：%1</translation>
    </message>
    <message>
        <source>So far:       %1</source>
        <translation>到目前为止：%1</translation>
    </message>
    <message>
        <source>Trouble:      %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>The tunnel is open. Ctrl-C closes it; the machine goes on running.</source>
        <translation>隧道已打开。Ctrl-C 会关闭隧道，实例继续运行。</translation>
    </message>
    <message>
        <source>Certificate, checked: SHA-256 %1</source>
        <translation>证书已核对：SHA-256 %1</translation>
    </message>
    <message>
        <source>Open this address in a browser.</source>
        <translation>请在浏览器中打开此地址。</translation>
    </message>
    <message>
        <source>Stopped. Its disks go on costing; start it again with: spotbook start %1</source>
        <translation>已停止（节省停机模式）。云盘仍在计费；再次启动：spotbook start %1</translation>
    </message>
    <message>
        <source>the profile&apos;s name once more is expected</source>
        <translation>应再次输入配置名称</translation>
    </message>
    <message>
        <source>This deletes the machine, the work disk %1 and the snapshots of it. It cannot be undone.</source>
        <translation>这会删除实例、工作盘 %1 及其快照，无法恢复。</translation>
    </message>
    <message>
        <source>Type the name %1 to go on:</source>
        <translation>请输入名称 %1 以继续：</translation>
    </message>
    <message>
        <source>No lease: the machine runs, and costs, until somebody ends it.</source>
        <translation>没有租期：实例会一直运行并计费，直到有人结束它。</translation>
    </message>
    <message>
        <source>The machine ends itself in %1 unless that is prolonged. Its work disk stays.</source>
        <translation>除非延长，实例将在 %1 后自动释放。工作盘会保留。</translation>
    </message>
    <message>
        <source>costs money</source>
        <translation>正在计费</translation>
    </message>
    <message>
        <source>another computer&apos;s</source>
        <translation>属于另一台电脑</translation>
    </message>
    <message>
        <source>Nothing is there, and nothing costs money.</source>
        <translation>什么都没有，也不产生费用。</translation>
    </message>
    <message>
        <source>Nothing of this costs money.</source>
        <translation>以上都不产生费用。</translation>
    </message>
    <message>
        <source>No receipt yet.</source>
        <translation>还没有费用记录。</translation>
    </message>
    <message>
        <source>local disks: a stopped machine bills on</source>
        <translation>带本地盘：不支持节省停机，停止后仍计费</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>有货</translation>
    </message>
    <message>
        <source>few left</source>
        <translation>少量</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>售罄</translation>
    </message>
    <message>
        <source>stock unknown</source>
        <translation>库存未知</translation>
    </message>
    <message>
        <source>family of instance types</source>
        <translation>实例规格族</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Spot/h</source>
        <translation>抢占式/小时</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>按量付费</translation>
    </message>
    <message>
        <source>Nothing of this is in stock anywhere.</source>
        <translation>这些规格目前都没有库存。</translation>
    </message>
    <message>
        <source>Cheapest: %1 in %2 at %3</source>
        <translation>最便宜：%1，位于 %2，%3</translation>
    </message>
    <message>
        <source>Imported as %1.</source>
        <translation>已导入为 %1。</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>The profile is gone. Machines, disks and snapshots made from it are as they were.</source>
        <translation>配置已删除。用它创建的实例、云盘和快照不受影响。</translation>
    </message>
    <message>
        <source>This access key may do everything in the whole account. The key of a user is safer; `spotbook keys policy` prints the permissions that it needs.</source>
        <translation>此访问密钥可以操作整个账号。使用 RAM 用户的密钥更安全；`spotbook keys policy` 会列出所需的权限。</translation>
    </message>
    <message>
        <source>%1 is far more than this computer. Strangers will reach SSH and the notebook of the machine; only the key and the password keep them out.</source>
        <translation>%1 远不止本机。陌生人将能访问实例的 SSH 和 Notebook，只有密钥和密码能挡住他们。</translation>
    </message>
    <message>
        <source>WARNING: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Stopping halfway: what is done stays done, and a machine that is still there goes on costing money.</source>
        <translation>正在中途停止：已完成的不会撤回，仍在的实例会继续产生费用。</translation>
    </message>
    <message>
        <source>No launch of this computer is known. `spotbook sweep` looks at the account.</source>
        <translation>没有已知的由本机发起的启动。`spotbook sweep` 可查看整个账号。</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>释放率</translation>
    </message>
    <message>
        <source>Useful hour</source>
        <translation>每有效小时费用</translation>
    </message>
    <message>
        <source>Ends itself:  %1 (lease or spending limit)</source>
        <translation>自动释放：%1（租期或花费上限）</translation>
    </message>
    <message>
        <source>The machine was kept and goes on costing %1.</source>
        <translation>实例已保留，并继续计费：%1。</translation>
    </message>
    <message>
        <source>The machine was kept and goes on costing money.</source>
        <translation>实例已保留，并继续计费。</translation>
    </message>
    <message>
        <source>Try that stage again with resume, or end it all with: spotbook undo %1</source>
        <translation>用 resume 重试该阶段，或用以下命令全部结束：spotbook undo %1</translation>
    </message>
    <message>
        <source>one of --add and --remove is expected</source>
        <translation>需要 --add 或 --remove 之一</translation>
    </message>
    <message>
        <source>Taken out of %1.</source>
        <translation>已从 %1 中移除。</translation>
    </message>
    <message>
        <source>There is no entry of it in %1.</source>
        <translation>%1 中没有它的条目。</translation>
    </message>
    <message>
        <source>%1 is in %2 now, until the machine goes. Try: ssh %1</source>
        <translation>%1 现已写入 %2，实例结束时移除。可以试试：ssh %1</translation>
    </message>
    <message>
        <source>The security group does not let this computer in at port %1, and the launch adds no rule that would: the login may fail.</source>
        <translation>该安全组没有向本机放行端口 %1，启动时也不会添加这样的规则：登录可能失败。</translation>
    </message>
    <message>
        <source>Add this line to your account at GitHub, GitLab or Gitee; then launch with --git-key own.</source>
        <translation>请把这一行添加到您的 GitHub、GitLab 或 Gitee 账号，然后用 --git-key own 启动。</translation>
    </message>
</context>
<context>
    <name>Thing</name>
    <message>
        <source>machine %1</source>
        <translation>实例 %1</translation>
    </message>
    <message>
        <source>disk %1</source>
        <translation>云盘 %1</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>security group %1</source>
        <translation>安全组 %1</translation>
    </message>
    <message>
        <source>rules in the security group %1</source>
        <translation>安全组 %1 中的规则</translation>
    </message>
    <message>
        <source>machine of the launch %1</source>
        <translation>启动 %1 的实例</translation>
    </message>
    <message>
        <source>disk of the launch %1</source>
        <translation>启动 %1 的云盘</translation>
    </message>
    <message>
        <source>%1, %2 GiB</source>
        <translation>%1，%2 GiB</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>key pair %1</source>
        <translation>密钥对 %1</translation>
    </message>
    <message>
        <source>subnet %1</source>
        <translation>交换机 %1</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>专有网络 %1</translation>
    </message>
    <message>
        <source>security group of the launch %1</source>
        <translation>启动 %1 的安全组</translation>
    </message>
    <message>
        <source>key pair of the launch %1</source>
        <translation>启动 %1 的密钥对</translation>
    </message>
    <message>
        <source>subnet of the launch %1</source>
        <translation>启动 %1 的交换机</translation>
    </message>
    <message>
        <source>network of the launch %1</source>
        <translation>启动 %1 的专有网络</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 h</source>
        <translation>%1 %2 小时</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>几秒</translation>
    </message>
</context>
<context>
    <name>VitalTexts</name>
    <message>
        <source>%1 of %2 GiB</source>
        <translation>%1 / %2 GiB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no GPU</source>
        <translation>没有 GPU</translation>
    </message>
    <message>
        <source>no driver yet</source>
        <translation>尚无驱动</translation>
    </message>
    <message>
        <source>the driver does not answer</source>
        <translation>驱动没有响应</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>38 % of 4 vCPU</comment>
        <translation>%1（共 %2）</translation>
    </message>
    <message>
        <source>not mounted</source>
        <translation>未挂载</translation>
    </message>
    <message>
        <source>%1 of %2 inodes (files and folders) are used.</source>
        <translation>已使用 %1 个 inode（文件和文件夹），共 %2 个。</translation>
    </message>
    <message>
        <source>%1 % of inodes</source>
        <translation>inode 已用 %1 %</translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>已有 %1 未知</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查看…</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::AccountPage</name>
    <message>
        <source>being asked…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Make a user</source>
        <translation>创建用户</translation>
    </message>
    <message>
        <source>Open the line to see which ones are missing.</source>
        <translation>展开该行可以看到缺少哪些权限。</translation>
    </message>
    <message>
        <source>It works, but whoever gets hold of this key owns everything in the account. A key of a user with Spotbook&apos;s policy is safer; you can change to it at any time.</source>
        <translation>它可以使用，但谁拿到这个密钥，谁就拥有整个账号。使用授予了 Spotbook 权限策略的 RAM 用户的密钥更安全；您随时可以更换。</translation>
    </message>
    <message>
        <source>The cloud has no trial run for every action. If one of them turns out to be missing later, the launch stops, undoes what it made and names it.</source>
        <translation>云端并非每个操作都能预检。如果之后发现缺少某项权限，启动会停止、撤销已创建的内容，并指出缺少哪一项。</translation>
    </message>
    <message>
        <source>This key may not see the balance, or the billing service did not answer. You can go on; the order itself is refused when the money does not suffice.</source>
        <translation>这个密钥无权查看余额，或者费用服务没有应答。您可以继续；如果余额不足，下单时会被拒绝。</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在向云端查询…</translation>
    </message>
    <message>
        <source>✓ Nothing that is known speaks against buying.</source>
        <translation>✓ 就已知的情况而言，可以购买。</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next, only to look</source>
        <translation>下一步，仅查看(&amp;N)</translation>
    </message>
    <message>
        <source>✗ Until this is mended, buying fails or stops halfway. You can go on to look at the prices; before anything is bought the review checks again.</source>
        <translation>✗ 解决之前，购买会失败或中途停止。您可以继续查看价格；购买之前，确认页会再次检查。</translation>
    </message>
    <message>
        <source>? %1 of these %2 could not be found out. Nothing that is known speaks against buying; “Check again” asks once more.</source>
        <translation>? %2 项中有 %1 项无法查明。就已知的情况而言，可以购买；“重新检查”会再查一次。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::Banner</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>Check the key</source>
        <translation>检查密钥</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>另选一个</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Copy the policy</source>
        <translation>复制权限策略</translation>
    </message>
    <message>
        <source>Unlock and try again</source>
        <translation>解锁后重试</translation>
    </message>
    <message>
        <source>Keep it for this run only</source>
        <translation>仅在本次运行中使用</translation>
    </message>
    <message>
        <source>Type the address</source>
        <translation>输入地址</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Everything this launch had made has been removed again. Nothing of it is billed.</source>
        <translation>这次启动创建的一切都已删除，不再计费。</translation>
    </message>
    <message>
        <source>In a terminal: %1</source>
        <translation>在终端中：%1</translation>
    </message>
    <message>
        <source>The machine is kept and costs %1.</source>
        <translation>实例已保留，费用：%1。</translation>
    </message>
    <message>
        <source>The machine is kept and costs money.</source>
        <translation>实例已保留，正在计费。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>Look what exists</source>
        <translation>查看现有资源</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::DesktopNotes</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::DiskPage</name>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>能</translation>
    </message>
    <message>
        <source>%1 per month (%2), also while the machine is parked</source>
        <translation>每月 %1（%2），停放期间也计费</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>Looking at disks and snapshots…</source>
        <translation>正在查询云盘和快照…</translation>
    </message>
    <message>
        <source>An e&amp;xisting disk</source>
        <translation>已有的云盘(&amp;X)</translation>
    </message>
    <message>
        <source>An e&amp;xisting disk (there is none in this region)</source>
        <translation>已有的云盘（此地域没有）(&amp;X)</translation>
    </message>
    <message>
        <source>A new disk from a &amp;snapshot</source>
        <translation>用快照新建云盘(&amp;S)</translation>
    </message>
    <message>
        <source>A new disk from a &amp;snapshot (there is none in this region)</source>
        <translation>用快照新建云盘（此地域没有快照）(&amp;S)</translation>
    </message>
    <message>
        <source>%1 – %2 per month</source>
        <translation>%1 – 每月 %2</translation>
    </message>
    <message>
        <source>%1 – price not known</source>
        <translation>%1 – 价格未知</translation>
    </message>
    <message>
        <source>Plain system: the newest %1</source>
        <translation>纯净系统：最新的 %1</translation>
    </message>
    <message>
        <source>Your image %1: %2, made %3</source>
        <translation>自定义镜像 %1：%2，创建于 %3</translation>
    </message>
    <message>
        <source>This image needs at least %1 GiB.</source>
        <translation>此镜像至少需要 %1 GiB。</translation>
    </message>
    <message>
        <source>⚠ It is not known to have cloud-init, which lets Spotbook log in: the launch may fail and undo itself.</source>
        <translation>⚠ 无法确认其中有 cloud-init，而 Spotbook 靠它登录：启动可能失败并自动撤销。</translation>
    </message>
    <message>
        <source>? Your own images are not listed: %1.</source>
        <translation>? 未列出您的自定义镜像：%1。</translation>
    </message>
    <message>
        <source>it is in another zone (%1)</source>
        <translation>它在另一个可用区（%1）</translation>
    </message>
    <message>
        <source>%1 does not take %2</source>
        <translation>%1 不支持 %2</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>它正在执行其他操作</translation>
    </message>
    <message>
        <source>%1 uses it</source>
        <translation>%1 正在使用它</translation>
    </message>
    <message>
        <source>it cannot be detached from its machine</source>
        <translation>它无法从实例上卸载</translation>
    </message>
    <message>
        <source>it is of a system disk</source>
        <translation>它是系统盘的快照</translation>
    </message>
    <message>
        <source>it is not finished (%1 %)</source>
        <translation>它尚未完成（%1 %）</translation>
    </message>
    <message>
        <source>⚠ %1 cannot be used here: %2. Choose another one, or another place.</source>
        <translation>⚠ %1 不能在这里使用：%2。请另选一个，或换一个位置。</translation>
    </message>
    <message>
        <source>⚠ %1 is not in this region. Choose another one, or another place.</source>
        <translation>⚠ %1 不在此地域。请另选一个，或换一个位置。</translation>
    </message>
    <message>
        <source>⚠ %1 does not take %2 here: choose another category.</source>
        <translation>⚠ %1 在这里不支持 %2：请换一种类型。</translation>
    </message>
    <message>
        <source>⚠ Your image %1 is not in this region, or %2 does not take it: choose another one.</source>
        <translation>⚠ 您的镜像 %1 不在此地域，或 %2 不支持它：请另选一个。</translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation>不能：%1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::GitKeyBox</name>
    <message>
        <source>Choose a private Git key</source>
        <translation>选择 Git 私钥</translation>
    </message>
    <message>
        <source>Looking at the key…</source>
        <translation>正在检查密钥…</translation>
    </message>
    <message>
        <source>Public half: %1</source>
        <translation>公钥：%1</translation>
    </message>
    <message>
        <source>Copy it into the SSH keys of your account at GitHub, GitLab or Gitee. Everybody who may use the notebook can use this key.</source>
        <translation>请把它复制到您在 GitHub、GitLab 或 Gitee 账号的 SSH 密钥中。能使用 Notebook 的人都能使用这个密钥。</translation>
    </message>
    <message>
        <source>The private half is copied to the machine, and goes with it. Everybody who may use the notebook can use this key.</source>
        <translation>私钥会复制到实例上，并随实例一起消失。能使用 Notebook 的人都能使用这个密钥。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::HistoryPage</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>It could not be looked at again: %1. It may still cost money.</source>
        <translation>无法再次检查：%1。可能仍在产生费用。</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <translation>已结束：%1。</translation>
    </message>
    <message>
        <source>Stays: %1.</source>
        <translation>保留：%1。</translation>
    </message>
    <message>
        <source>What stays costs %1 per month.</source>
        <translation>保留的部分每月费用 %1。</translation>
    </message>
    <message>
        <source>The session cost %1.</source>
        <translation>本次使用费用 %1。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>已停放</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已彻底删除</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>ended by itself at its time</source>
        <translation>到时间自动释放</translation>
    </message>
    <message>
        <source>taken back by the cloud, or ended elsewhere</source>
        <translation>被云端回收，或在别处结束</translation>
    </message>
    <message>
        <source>%1: %2 in %3</source>
        <translation>%1：%3 的 %2</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>从 %1 到 %2：%3</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>费用：%1</translation>
    </message>
    <message>
        <source>There is no receipt: Spotbook has not ended this machine.</source>
        <translation>没有费用记录：这台实例不是由 Spotbook 结束的。</translation>
    </message>
    <message>
        <source>Could not be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>(not known: %1)</source>
        <translation>（未知：%1）</translation>
    </message>
    <message>
        <source>There is no session yet.</source>
        <translation>还没有使用记录。</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>保存历史</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::HistoryView</name>
    <message>
        <source>Choose a row to see its prices of the last 30 days.</source>
        <translation>选择一行，查看其最近 30 天的价格。</translation>
    </message>
    <message>
        <source>The price history could not be loaded: %1</source>
        <translation>无法加载历史价格：%1</translation>
    </message>
    <message>
        <source>Loading the prices of the last 30 days…</source>
        <translation>正在加载最近 30 天的价格…</translation>
    </message>
    <message>
        <source>30 days: lowest %1 · median %2 · highest %3 per hour</source>
        <translation>30 天：最低 %1 · 中位数 %2 · 最高 %3（每小时）</translation>
    </message>
    <message>
        <source>above your limit %1 of the time</source>
        <translation>%1 的时间高于您的上限</translation>
    </message>
    <message>
        <source>The cloud tells no prices of the last 30 days.</source>
        <translation>云服务商没有给出最近 30 天的价格。</translation>
    </message>
    <message>
        <source>Price history</source>
        <translation>历史价格</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::HowToPage</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>I have a key now: c&amp;heck it</source>
        <translation>我有密钥了，去验证(&amp;H)</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::Job</name>
    <message>
        <source>Launching %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Going on with %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Undoing %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>再次启动 %1</translation>
    </message>
    <message>
        <source>Parking %1</source>
        <translation>停放 %1</translation>
    </message>
    <message>
        <source>Releasing %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>Erasing %1</source>
        <translation>彻底删除 %1</translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation>停止 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::KeysPage</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在向云端查询…</translation>
    </message>
    <message>
        <source>✓ The key %1 works. Account %2.</source>
        <translation>✓ 密钥 %1 可用。账号 %2。</translation>
    </message>
    <message>
        <source>It is kept in the keychain of this computer.</source>
        <translation>它保存在本机的钥匙串中。</translation>
    </message>
    <message>
        <source>It is kept for this run only and forgotten when Spotbook ends.</source>
        <translation>它仅在本次运行中使用，Spotbook 退出后即忘记。</translation>
    </message>
    <message>
        <source>It came from the environment. Spotbook stores it nowhere.</source>
        <translation>它来自环境变量，Spotbook 不会将它保存在任何地方。</translation>
    </message>
    <message>
        <source>⚠ This is a key of the root account: whoever gets hold of it owns everything in the account. It works, but a key of a user with the policy is safer. “Use another key” shows how to make one.</source>
        <translation>⚠ 这是主账号的密钥：谁拿到它，谁就拥有账号中的一切。它可以使用，但授予了权限策略的 RAM 用户的密钥更安全。点“换一个密钥”查看如何创建。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LadderView</name>
    <message>
        <source>sold out now</source>
        <translation>目前售罄</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>⚠ dearer than your limit: only after asking you again</source>
        <translation>⚠ 高于您的上限：再次询问您之后才会购买</translation>
    </message>
    <message>
        <source>⚠ dearer than your choice: only after asking you again</source>
        <translation>⚠ 比首选更贵：再次询问您之后才会购买</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>每月 %1</translation>
    </message>
    <message>
        <source>⚠ needs a copy of your disk: about %1, %2; skipped until then</source>
        <translation>⚠ 需要先复制云盘：约 %1，%2；在此之前跳过</translation>
    </message>
    <message>
        <source>⚠ does not take %1: skipped</source>
        <translation>⚠ 不支持 %1：跳过</translation>
    </message>
    <message>
        <source>⚠ takes no disk there: skipped</source>
        <translation>⚠ 该可用区不能挂载云盘：跳过</translation>
    </message>
    <message>
        <source>whether it takes your disk is unknown</source>
        <translation>能否使用您的云盘：未知</translation>
    </message>
    <message>
        <source>not in the table</source>
        <translation>不在表格中</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LaunchWizard</name>
    <message>
        <source>New machine</source>
        <translation>新建实例</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Back to the review</source>
        <translation>返回确认页(&amp;B)</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LogModel</name>
    <message>
        <source>detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LogPage</name>
    <message>
        <source>%1 lines are in the clipboard.</source>
        <translation>已复制 %1 行到剪贴板。</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>还没有日志。</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>%1 and worse</source>
        <translation>%1及更严重</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MachineCard</name>
    <message>
        <source>not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>checked %1 ago</source>
        <translation>%1前检查</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>notebook ready</source>
        <translation>Notebook 已就绪</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>⚠ never</source>
        <translation>⚠ 不会</translation>
    </message>
    <message>
        <source>disk %1</source>
        <translation>云盘 %1</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none; the work is kept (%1)</source>
        <translation>无；工作已保留（%1）</translation>
    </message>
    <message>
        <source>%1 this session</source>
        <translation>本次 %1</translation>
    </message>
    <message>
        <source>⚠ The cloud is about to take this machine back. Save your work.</source>
        <translation>⚠ 云端即将回收这台实例。请保存您的工作。</translation>
    </message>
    <message>
        <source>The machine goes, the work is kept. Only the disk is paid for.</source>
        <translation>实例被释放，工作保留，只为云盘付费。</translation>
    </message>
    <message>
        <source>The machine goes. Work disk and snapshots stay as they are.</source>
        <translation>实例被释放，工作盘和快照保持原样。</translation>
    </message>
    <message>
        <source>The work goes too. Its name must be typed first.</source>
        <translation>工作也会被删除。需要先输入它的名称。</translation>
    </message>
    <message>
        <source>checked %1 s ago</source>
        <translation>%1 秒前检查</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 per day, %2 per month</source>
        <translation>每天 %1，每月 %2</translation>
    </message>
    <message>
        <source>its time is over (%1)</source>
        <translation>时间已到（%1）</translation>
    </message>
    <message>
        <source>in %1 (%2)</source>
        <translation>%1后（%2）</translation>
    </message>
    <message>
        <source>By &amp;1 hour</source>
        <translation>延长 &amp;1 小时</translation>
    </message>
    <message>
        <source>By &amp;4 hours</source>
        <translation>延长 &amp;4 小时</translation>
    </message>
    <message>
        <source>&amp;Until…</source>
        <translation>直到(&amp;U)…</translation>
    </message>
    <message>
        <source>The cloud ends the machine at this time by itself, also when this computer is off.</source>
        <translation>云端会在此时间自动释放实例，即使本机已关闭。</translation>
    </message>
    <message>
        <source>last seen: %1</source>
        <translation>最后看到：%1</translation>
    </message>
    <message>
        <source>The machine has no end that is still to come: there is nothing to make longer. “Until…” gives it one.</source>
        <translation>实例没有尚未到来的释放时间：无从延长。“直到…”可以设定一个。</translation>
    </message>
    <message>
        <source>Not while its state is not known: a machine of it may be running. “Look now” asks the cloud once more.</source>
        <translation>状态未知时不能这样做：它可能有实例正在运行。“立即检查”会再次向云端查询。</translation>
    </message>
    <message>
        <source>Brings the notebook back: the machine runs, but its notebook does not.</source>
        <translation>恢复 Notebook：实例在运行，但 Notebook 没有运行。</translation>
    </message>
    <message>
        <source>Running kernels and the public address are lost. The disks stay and go on costing money.</source>
        <translation>运行中的内核和公网地址会失去。云盘会保留，并继续产生费用。</translation>
    </message>
    <message>
        <source>A machine of this type goes on costing money while it is stopped. Parking gives the machine back and keeps the work.</source>
        <translation>这种规格的实例停止后仍会计费。停放会归还实例并保留工作。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MainWindow</name>
    <message>
        <source>Looking for your access key…</source>
        <translation>正在查找您的访问密钥…</translation>
    </message>
    <message>
        <source>No access key yet. “New machine” begins with it.</source>
        <translation>还没有访问密钥。“新建实例”会从这里开始。</translation>
    </message>
    <message>
        <source>Asking the cloud what is running…</source>
        <translation>正在向云端查询有哪些实例在运行…</translation>
    </message>
    <message>
        <source>No machine, nothing parked: nothing is billed.</source>
        <translation>没有实例，也没有停放的工作：不产生费用。</translation>
    </message>
    <message>
        <source>All machines together: %1</source>
        <translation>所有实例合计：%1</translation>
    </message>
    <message>
        <source>From access keys to an open notebook on a cheap GPU machine: “New machine” leads there step by step. Nothing is bought before the last one, and the price is on its button.</source>
        <translation>从访问密钥到在低价 GPU 实例上打开的 Notebook：“新建实例”一步一步带您完成。最后一步之前不会购买任何东西，价格就写在按钮上。</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <translation>已结束：%1。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Stays: %1.</source>
        <translation>保留：%1。</translation>
    </message>
    <message>
        <source>Done, but it could not be looked at again: %1. It may still cost money.</source>
        <translation>已完成，但未能再次查看：%1。它可能仍在产生费用。</translation>
    </message>
    <message>
        <source>That costs %1 per month.</source>
        <translation>每月费用 %1。</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>Park %1</source>
        <translation>停放 %1</translation>
    </message>
    <message>
        <source>Park this machine?</source>
        <translation>停放这台实例吗？</translation>
    </message>
    <message>
        <source>Parked it costs %1 per month.</source>
        <translation>停放后每月费用 %1。</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>Release this machine now?</source>
        <translation>现在释放这台实例吗？</translation>
    </message>
    <message>
        <source>Stays: nothing.</source>
        <translation>保留：无。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>彻底删除 %1</translation>
    </message>
    <message>
        <source>The work disk and its snapshots are deleted for ever. To go on, type the name %1.</source>
        <translation>工作盘及其快照将被永久删除。要继续，请输入名称 %1。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Undo this launch?</source>
        <translation>撤销这次启动吗？</translation>
    </message>
    <message>
        <source>Everything it has made is removed again, the machine first. A disk that existed before is only detached.</source>
        <translation>它创建的一切都会被删除，先删除实例。原来就有的云盘只会被卸载。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No browser took the address</source>
        <translation>没有浏览器能打开这个地址</translation>
    </message>
    <message>
        <source>No password is kept for this profile.</source>
        <translation>没有保存此配置的密码。</translation>
    </message>
    <message>
        <source>The password is in the clipboard.</source>
        <translation>密码已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Spotbook goes on in the tray</source>
        <translation>Spotbook 在托盘中继续运行</translation>
    </message>
    <message>
        <source>What is under way is finished.</source>
        <translation>正在进行的操作会完成。</translation>
    </message>
    <message>
        <source>A machine is running and is billed.</source>
        <translation>有实例正在运行并计费。</translation>
    </message>
    <message>
        <source>Quit Spotbook</source>
        <translation>退出 Spotbook</translation>
    </message>
    <message>
        <source>Something is still under way. Quit all the same?</source>
        <translation>还有操作正在进行。仍要退出吗？</translation>
    </message>
    <message>
        <source>A launch is undone first. Whatever could not be finished is found again at the next start.</source>
        <translation>会先撤销启动。未能完成的部分，下次启动 Spotbook 时会再次找到。</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>A machine is running and is billed. Quit all the same?</source>
        <translation>有实例正在运行并计费。仍要退出吗？</translation>
    </message>
    <message>
        <source>It runs on without Spotbook until the time at which it ends by itself.</source>
        <translation>没有 Spotbook 它也会继续运行，直到自动释放的时间。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>Checking the notebook…</source>
        <translation>正在核对 Notebook…</translation>
    </message>
    <message>
        <source>No access key: what is running is not known. “New machine” begins with the key.</source>
        <translation>没有访问密钥：不知道有哪些实例在运行。“新建实例”会先设置密钥。</translation>
    </message>
    <message>
        <source>What is running is not known.</source>
        <translation>不知道有哪些实例在运行。</translation>
    </message>
    <message>
        <source>It is not known whether a machine is running.</source>
        <translation>不知道是否有实例在运行。</translation>
    </message>
    <message>
        <source>It is not known whether a machine is running and is billed. Quit all the same?</source>
        <translation>不知道是否有实例在运行并计费。仍要退出吗？</translation>
    </message>
    <message>
        <source>If there is one, it runs on without Spotbook until the time at which it ends by itself.</source>
        <translation>如果有，它会在没有 Spotbook 的情况下继续运行，直到自动释放的时间。</translation>
    </message>
    <message>
        <source>Spotbook quits as soon as that has come to its end.</source>
        <translation>这项操作结束后 Spotbook 就会退出。</translation>
    </message>
    <message>
        <source>The session cost %1.</source>
        <translation>本次使用费用 %1。</translation>
    </message>
    <message>
        <source>End of %1</source>
        <translation>%1 的结束时间</translation>
    </message>
    <message>
        <source>Until &amp;when may the machine run?</source>
        <translation>实例可以运行到什么时候？(&amp;W)</translation>
    </message>
    <message>
        <source>The cloud then ends it by itself, without a snapshot. The work disk stays; what is only in memory is lost.</source>
        <translation>届时云端会自动释放实例，不创建快照。工作盘会保留；只在内存中的内容会丢失。</translation>
    </message>
    <message>
        <source>Set the time</source>
        <translation>设定时间</translation>
    </message>
    <message>
        <source>Setting the end of %1…</source>
        <translation>正在设定 %1 的结束时间…</translation>
    </message>
    <message>
        <source>%1 ends by itself at %2.</source>
        <translation>%1 将在 %2 自动释放。</translation>
    </message>
    <message>
        <source>%1 does not end by itself.</source>
        <translation>%1 不会自动释放。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>%1 is sold out.</source>
        <translation>%1 已售罄。</translation>
    </message>
    <message>
        <source>%1 costs %2 now; your limit is %3.</source>
        <translation>%1 现在的价格是%2；您的上限是 %3。</translation>
    </message>
    <message>
        <source>Instead, %1 would be bought for %2.</source>
        <translation>将改为购买 %1，价格%2。</translation>
    </message>
    <message>
        <source>Instead, %1 would be bought.</source>
        <translation>将改为购买 %1。</translation>
    </message>
    <message>
        <source>It costs %1 now; on %2 it was %3.</source>
        <translation>现在的价格是%1；%2 时是%3。</translation>
    </message>
    <message>
        <source>The work disk is in this zone and cannot be used in another one.</source>
        <translation>工作盘在这个可用区，无法在其他可用区使用。</translation>
    </message>
    <message>
        <source>No other place was agreed to.</source>
        <translation>没有设定其他备选位置。</translation>
    </message>
    <message>
        <source>Checking price and stock of %1…</source>
        <translation>正在检查 %1 的价格和库存…</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>%1 cannot be started as it was the last time.</source>
        <translation>%1 无法像上次那样启动。</translation>
    </message>
    <message>
        <source>New machine…</source>
        <translation>新建实例…</translation>
    </message>
    <message>
        <source>Something has changed since the last time. Start %1 all the same?</source>
        <translation>与上次相比有变化。仍要启动 %1 吗？</translation>
    </message>
    <message>
        <source>Start for %1</source>
        <translation>以%1启动</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>This desktop has no tray for Spotbook&apos;s icon. This window does everything: before it closes while something is billed, it asks.</source>
        <translation>此桌面没有可放 Spotbook 图标的托盘。一切都可在此窗口中完成：仍在计费时，关闭前会先询问。</translation>
    </message>
    <message>
        <source>Looking for the machine…</source>
        <translation>正在查找实例…</translation>
    </message>
    <message>
        <source>A terminal opens on %1.</source>
        <translation>正在打开 %1 的终端。</translation>
    </message>
    <message>
        <source>No terminal was found</source>
        <translation>没有找到终端程序</translation>
    </message>
    <message>
        <source>This line opens a shell on the machine. It holds no secret.</source>
        <translation>这一行命令可打开实例的命令行，其中不含任何机密。</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>复制这一行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The line is in the clipboard.</source>
        <translation>该行已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Open in VS Code</source>
        <translation>在 VS Code 中打开</translation>
    </message>
    <message>
        <source>May Spotbook put the machine into your SSH configuration?</source>
        <translation>允许 Spotbook 把这台实例写入您的 SSH 配置吗？</translation>
    </message>
    <message>
        <source>VS Code finds machines there. Spotbook adds a marked block at the top of %1, keeps everything else as it is, and takes the block out again with the machine. This is asked only once.</source>
        <translation>VS Code 从那里找到实例。Spotbook 会在 %1 的开头添加一个带标记的段落，其余内容保持原样，并在实例结束时移除该段落。只询问这一次。</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>VS Code opens %1.</source>
        <translation>VS Code 正在打开 %1。</translation>
    </message>
    <message>
        <source>VS Code was not found</source>
        <translation>没有找到 VS Code</translation>
    </message>
    <message>
        <source>Install VS Code with its Remote-SSH extension, choose “Connect to Host…” there and take %1; the work is in %2. Any other editor that reads your SSH configuration finds the machine by that name, too.</source>
        <translation>请安装 VS Code 及其 Remote-SSH 扩展，在其中选择“Connect to Host…”，再选 %1；您的工作在 %2。其他会读取 SSH 配置的编辑器也能用这个名称找到实例。</translation>
    </message>
    <message>
        <source>Lost: the machine %1, its system disk (%2 GiB) and what is only in memory (running kernels).</source>
        <translation>失去：实例 %1、它的系统盘（%2 GiB）以及只在内存中的内容（运行中的内核）。</translation>
    </message>
    <message>
        <source>Lost: the machine %1, its system disk and what is only in memory (running kernels).</source>
        <translation>失去：实例 %1、它的系统盘以及只在内存中的内容（运行中的内核）。</translation>
    </message>
    <message>
        <source>The notebook is stopped, the work disk is unmounted and kept, the machine is given back.</source>
        <translation>Notebook 会停止，工作盘会卸载并保留，实例会归还。</translation>
    </message>
    <message>
        <source>What stays costs %1 per month.</source>
        <translation>保留的部分每月费用 %1。</translation>
    </message>
    <message>
        <source>The report is in the clipboard, without keys and passwords.</source>
        <translation>报告已复制到剪贴板，其中没有密钥和密码。</translation>
    </message>
    <message>
        <source>The machine waits for your answer, and costs money.</source>
        <translation>实例在等待您的决定，期间会计费。</translation>
    </message>
    <message>
        <source>A new machine is being chosen already</source>
        <translation>已经在选择新的实例</translation>
    </message>
    <message>
        <source>What was chosen in this window stays as it is. To begin with %1 in %2 instead, close it and press the button under the prices once more.</source>
        <translation>此窗口中已选的内容保持不变。要改为从 %2 的 %1 开始，请关闭它，再按一次价格下方的按钮。</translation>
    </message>
    <message>
        <source>Something is under way that ends a charge. Quit all the same?</source>
        <translation>有停止计费的操作正在进行。仍要退出吗？</translation>
    </message>
    <message>
        <source>If it is stopped now, what it was to end may go on costing money.</source>
        <translation>如果现在停止，原本要结束的资源可能继续产生费用。</translation>
    </message>
    <message>
        <source>A launch is undone first, whichever you choose.</source>
        <translation>无论怎样选择，都会先撤销启动。</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>完成后退出</translation>
    </message>
    <message>
        <source>%1: waits for your answer</source>
        <translation>%1：等待您的答复</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>With which password was the notebook of %1 set up?</source>
        <translation>%1 的 Notebook 是用哪个密码设置的？</translation>
    </message>
    <message>
        <source>It is kept for this profile, where the access key is kept, and tried at once.</source>
        <translation>它会为此配置保存在访问密钥所在的地方，并立即试用。</translation>
    </message>
    <message>
        <source>Keep it and try again</source>
        <translation>保存并重试</translation>
    </message>
    <message>
        <source>Your internet address</source>
        <translation>您的公网地址</translation>
    </message>
    <message>
        <source>Which address does this computer have on the internet? The machine is opened to it alone.</source>
        <translation>本机的公网地址是什么？实例只对它开放。</translation>
    </message>
    <message>
        <source>It looks like 203.0.113.7. A search for “my IP address” shows it.</source>
        <translation>它的形式如 203.0.113.7。搜索“我的 IP 地址”即可看到。</translation>
    </message>
    <message>
        <source>“%1” is no address. One looks like 203.0.113.7.</source>
        <translation>“%1”不是地址。地址的形式如 203.0.113.7。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续使用它</translation>
    </message>
    <message>
        <source>%1 lets in far more computers than yours. Go on all the same?</source>
        <translation>%1 放行的远不止您的电脑。仍要继续吗？</translation>
    </message>
    <message>
        <source>Anybody in it can try to log in to the machine and to the notebook.</source>
        <translation>其中的任何人都可以尝试登录实例和 Notebook。</translation>
    </message>
    <message numerus="yes">
        <source>Lost with it: its %n local disk(s) and all that is on them.</source>
        <translation>
            <numerusform>一同失去：它的 %n 块本地盘及其中的所有内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is busy with something else by now: nothing was begun.</source>
        <translation>%1 现在正忙于其他操作：没有开始任何操作。</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Stop this machine?</source>
        <translation>停止这台实例吗？</translation>
    </message>
    <message>
        <source>The notebook is stopped; the machine stays, is not billed while it is stopped, and can be started again.</source>
        <translation>Notebook 会停止；实例会保留，停止期间不计费，可以再次启动。</translation>
    </message>
    <message>
        <source>Lost: what is only in memory (running kernels) and the public address; the next start brings another one.</source>
        <translation>失去：只在内存中的内容（运行中的内核）和公网地址；下次启动会得到新的地址。</translation>
    </message>
    <message>
        <source>Stays: the system disk. It goes on costing money.</source>
        <translation>保留：系统盘。它会继续产生费用。</translation>
    </message>
    <message>
        <source>Stays: the system disk and %1. They go on costing money.</source>
        <translation>保留：系统盘和 %1。它们会继续产生费用。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The snapshots of %1 are deleted for ever; its disk stays. To go on, type the name %1.</source>
        <translation>%1 的快照将被永久删除；它的云盘会保留。要继续，请输入名称 %1。</translation>
    </message>
    <message>
        <source>A machine of it that runs after all is released first, with what is only in its memory.</source>
        <translation>如果它其实有实例在运行，会先释放该实例，只在内存中的内容随之失去。</translation>
    </message>
    <message>
        <source>Lost: all snapshots that were made for it.</source>
        <translation>失去：为它创建的所有快照。</translation>
    </message>
    <message>
        <source>Lost: %1, older snapshots of it, and all that is on them.</source>
        <translation>失去：%1、其更早的快照，以及其中的所有内容。</translation>
    </message>
    <message>
        <source>Stays: %1. It was there before, or another profile uses it, and is not deleted.</source>
        <translation>保留：%1。它原来就有，或被另一个配置使用，不会删除。</translation>
    </message>
    <message>
        <source>A disk that existed before is only detached.</source>
        <translation>原有的云盘只会卸载，不会删除。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MarketModel</name>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Has local disks (%1 × %2 GiB) that are lost with the machine. Stopping it does not end the charge: park it instead.</source>
        <translation>带有本地盘（%1 × %2 GiB），随实例一起丢失。停止不会结束计费：请改用停放。</translation>
    </message>
    <message>
        <source>No local disk: stopping the machine ends its charge.</source>
        <translation>没有本地盘：停止实例即停止计费。</translation>
    </message>
    <message>
        <source>The cloud tells no release rate for this type in this zone.</source>
        <translation>云服务商没有给出该规格在此可用区的释放率。</translation>
    </message>
    <message>
        <source>Of all such spot machines the cloud took back %1 in the last 30 days (it says: %2).</source>
        <translation>最近 30 天，云服务商回收了 %1 的此类抢占式实例（官方区间：%2）。</translation>
    </message>
    <message>
        <source>The fastest of several connections from this computer to %1.</source>
        <translation>从本机到 %1 的数次连接中最快的一次。</translation>
    </message>
    <message>
        <source>Not measured: %1 could not be reached directly.</source>
        <translation>未测量：无法直接连接 %1。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Local disk</source>
        <translation>本地盘</translation>
    </message>
    <message>
        <source>Spot price per hour now</source>
        <translation>当前每小时抢占式价格</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>抢占式</translation>
    </message>
    <message>
        <source>Pay-as-you-go price per hour</source>
        <translation>每小时按量付费价格</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>按量付费</translation>
    </message>
    <message>
        <source>Spot price as a share of the pay-as-you-go price</source>
        <translation>抢占式价格占按量付费价格的比例</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>How many spot machines the cloud took back in the last 30 days</source>
        <translation>最近 30 天被云服务商释放的抢占式实例比例</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>释放率</translation>
    </message>
    <message>
        <source>Expected cost per useful hour: the price with what interruptions cost. The tool tip of each cell has the formula.</source>
        <translation>每有效小时的预期费用：价格加上中断造成的损失。每个单元格的提示中有公式。</translation>
    </message>
    <message>
        <source>Useful hour</source>
        <translation>每有效小时费用</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Round trip from this computer</source>
        <translation>从本机出发的往返时间</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Region %1</source>
        <translation>地域 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MarketView</name>
    <message>
        <source>Asking for regions…</source>
        <translation>正在查询地域…</translation>
    </message>
    <message>
        <source>Regions: %1 of %2 · offers: %3</source>
        <translation>地域：%1 / %2 · 报价：%3</translation>
    </message>
    <message>
        <source>Regions: %1 · offers: %2</source>
        <translation>地域：%1 · 报价：%2</translation>
    </message>
    <message>
        <source>without an answer: %1</source>
        <translation>没有响应：%1</translation>
    </message>
    <message>
        <source>Only %1 of %2 regions · offers: %3</source>
        <translation>仅 %1 / %2 个地域 · 报价：%3</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::NetworkPage</name>
    <message>
        <source>Choose a private SSH key</source>
        <translation>选择 SSH 私钥</translation>
    </message>
    <message>
        <source>= %1 MB/s</source>
        <translation>= %1 MB/秒</translation>
    </message>
    <message>
        <source>⚠ 3 to 60 letters, digits and hyphens; a letter first, no hyphen at the end.</source>
        <translation>⚠ 3 到 60 个字母、数字和连字符；以字母开头，不以连字符结尾。</translation>
    </message>
    <message>
        <source>? Its rules could not be read: %1.</source>
        <translation>? 无法读取其规则：%1。</translation>
    </message>
    <message>
        <source>Reading its rules…</source>
        <translation>正在读取其规则…</translation>
    </message>
    <message>
        <source>? Whether it lets this computer in is known as soon as the address is.</source>
        <translation>? 知道本机地址之后才能判断它是否放行本机。</translation>
    </message>
    <message>
        <source>port %1 (SSH)</source>
        <translation>端口 %1（SSH）</translation>
    </message>
    <message>
        <source>port %1 (notebook)</source>
        <translation>端口 %1（Notebook）</translation>
    </message>
    <message>
        <source>✓ It lets %1 in.</source>
        <translation>✓ 它放行 %1。</translation>
    </message>
    <message>
        <source>✗ It does not let %1 in at %2. The launch adds what is missing.</source>
        <translation>✗ 它没有对 %1 放行%2。启动时会添加缺少的规则。</translation>
    </message>
    <message>
        <source>⚠ Wider than needed: %1 may reach port %2. Spotbook does not touch that rule; only key and password keep strangers out.</source>
        <translation>⚠ 范围过大：%1 可以访问端口 %2。Spotbook 不会改动这条规则；只有密钥和密码能挡住陌生人。</translation>
    </message>
    <message>
        <source>Asking for the price of the line…</source>
        <translation>正在查询带宽价格…</translation>
    </message>
    <message>
        <source>%1 whether used or not</source>
        <translation>%1，无论是否使用</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>Looking at the key…</source>
        <translation>正在检查密钥…</translation>
    </message>
    <message>
        <source>It is made at the first launch.</source>
        <translation>首次启动时生成。</translation>
    </message>
    <message>
        <source>Public half: %1</source>
        <translation>公钥：%1</translation>
    </message>
    <message>
        <source>⚠ Others on this computer may read the file, and ssh refuses such keys. chmod 600 leaves it to you alone.</source>
        <translation>⚠ 本机的其他用户可以读取此文件，ssh 会拒绝这样的密钥。chmod 600 使其仅您可读。</translation>
    </message>
    <message>
        <source>Comparing it with the keys in the cloud…</source>
        <translation>正在与云端的密钥对比较…</translation>
    </message>
    <message>
        <source>? Not compared with the keys in the cloud.</source>
        <translation>? 未与云端的密钥对比较。</translation>
    </message>
    <message>
        <source>✗ The key pair %1 in the cloud is another key: the login would fail. Delete that pair in the console, or choose another key.</source>
        <translation>✗ 云端的密钥对 %1 是另一个密钥：登录会失败。请在控制台删除该密钥对，或选择其他密钥。</translation>
    </message>
    <message>
        <source>The cloud does not know it yet in this region; the launch brings its public half there.</source>
        <translation>云端在此地域还没有它；启动时会导入其公钥。</translation>
    </message>
    <message>
        <source>✓ The same key is in the cloud as %1.</source>
        <translation>✓ 云端已有同一个密钥，名为 %1。</translation>
    </message>
    <message>
        <source>✗ It does not let %1 in at %2. Without that the launch will fail and undo itself.</source>
        <translation>✗ 它没有对 %1 放行%2。这样启动会失败并自动撤销。</translation>
    </message>
    <message>
        <source>By bandwidth: %1. By traffic: each outgoing gigabyte, at the region&apos;s price.</source>
        <translation>按固定带宽：%1。按使用流量：流出的每 GB 按地域价格计费。</translation>
    </message>
    <message>
        <source>⚠ This is no address: 203.0.113.7 is one, 203.0.113.0/24 a block of them.</source>
        <translation>⚠ 这不是地址：203.0.113.7 是一个地址，203.0.113.0/24 是一个地址段。</translation>
    </message>
    <message>
        <source>⚠ %1 is far more than this computer: strangers may try to log in, too. Only key and password keep them out.</source>
        <translation>⚠ %1 远不止本机：陌生人也可以尝试登录，只有密钥和密码能挡住他们。</translation>
    </message>
    <message>
        <source>⚠ The security group %1 is not in this region. Choose another one, or let Spotbook make one.</source>
        <translation>⚠ 安全组 %1 不在此地域。请另选一个，或由 Spotbook 创建。</translation>
    </message>
    <message>
        <source>✗ A rule of its own turns %1 away at %2, whatever is added: the login will fail. Change that rule in the console, or choose another group.</source>
        <translation>✗ 它自己的一条规则在%2拒绝 %1，无论添加什么规则都一样：登录会失败。请在控制台更改那条规则，或另选一个安全组。</translation>
    </message>
    <message>
        <source>? Whether it lets %1 in at %2 is up to a list that the cloud keeps elsewhere and Spotbook does not read.</source>
        <translation>? 它是否对 %1 放行%2，取决于云端另行保存、Spotbook 不读取的前缀列表。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::NotebookPage</name>
    <message>
        <source>at least %1 characters</source>
        <translation>至少 %1 个字符</translation>
    </message>
    <message>
        <source>✗ too short: at least %1 characters</source>
        <translation>✗ 太短：至少 %1 个字符</translation>
    </message>
    <message>
        <source>⚠ weak: longer is better, a sentence is best</source>
        <translation>⚠ 弱：越长越好，最好是一句话</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>✓ strong</source>
        <translation>✓ 强</translation>
    </message>
    <message>
        <source>the two are not the same</source>
        <translation>两次输入不一致</translation>
    </message>
    <message>
        <source>It is kept in the keychain of this computer. The machine gets only a hash of it.</source>
        <translation>密码保存在本机的钥匙串中，实例只得到它的哈希值。</translation>
    </message>
    <message>
        <source>It is kept for this run of Spotbook only: write it down. The machine gets only a hash of it.</source>
        <translation>仅在 Spotbook 本次运行中保留：请记下来。实例只得到它的哈希值。</translation>
    </message>
    <message>
        <source>⚠ Nothing ends the machine but you: it costs money until you park or release it, also when this computer is off.</source>
        <translation>⚠ 只有您能结束这台实例：在您停放或释放之前会一直计费，本机关机时也一样。</translation>
    </message>
    <message>
        <source>⚠ At least one hour from now.</source>
        <translation>⚠ 至少从现在起一小时。</translation>
    </message>
    <message>
        <source>Then the cloud ends the machine by itself, also while you work: give it more time before (Extend, or spotbook lease). The work disk stays, what was only in memory is lost.</source>
        <translation>到时云端会自动释放实例，即使您正在使用：请提前延长时间（“延长”，或 spotbook lease）。工作盘保留，只在内存中的内容会丢失。</translation>
    </message>
    <message>
        <source>%1 – cannot be used</source>
        <translation>%1 – 无法使用</translation>
    </message>
    <message>
        <source>✗ %1 cannot be used. %2</source>
        <translation>✗ %1 无法使用。%2</translation>
    </message>
    <message>
        <source>The machine downloads about %1 MB.</source>
        <translation>实例大约下载 %1 MB。</translation>
    </message>
    <message>
        <source>Fits: %1.</source>
        <translation>适用于：%1。</translation>
    </message>
    <message>
        <source>It is your own, from %1.</source>
        <translation>这是您自己的，位于 %1。</translation>
    </message>
    <message>
        <source>? What an hour costs could not be asked: %1. The launch asks again before it buys anything.</source>
        <translation>? 无法查询每小时的花费：%1。启动时会在购买之前再次查询。</translation>
    </message>
    <message>
        <source>Asking what an hour costs at most…</source>
        <translation>正在查询每小时最多花费多少…</translation>
    </message>
    <message>
        <source>Ends at the latest at %1 (lease).</source>
        <translation>最迟在 %1 释放（租期）。</translation>
    </message>
    <message>
        <source>Ends at the latest at %1 (spending limit).</source>
        <translation>最迟在 %1 释放（花费上限）。</translation>
    </message>
    <message>
        <source>Ends at the latest at %1 (lease; the limit would last longer).</source>
        <translation>最迟在 %1 释放（租期；花费上限还够更久）。</translation>
    </message>
    <message>
        <source>Reckoned with the most it can cost, %1 with disks and line; traffic by the gigabyte comes on top.</source>
        <translation>按最高可能的花费计算，含云盘和带宽为%1；按 GB 计的流量另算。</translation>
    </message>
    <message>
        <source>⚠ weak: among the first that are tried; a sentence is best</source>
        <translation>⚠ 弱：属于最先被尝试的密码；用一句话最好</translation>
    </message>
    <message>
        <source>Takes about %1 min.</source>
        <translation>大约需要 %1 分钟。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::NoticeBar</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Close these messages</source>
        <translation>关闭这些消息</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier message(s) follow when these are closed.</source>
        <translation>
            <numerusform>关闭这些消息后，还有 %n 条更早的消息。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spotbook::ui::OffersPage</name>
    <message>
        <source>Choose a row.</source>
        <translation>请选择一行。</translation>
    </message>
    <message>
        <source>Chosen: %1 in %2 (%3)</source>
        <translation>已选：%2 的 %1（%3）</translation>
    </message>
    <message>
        <source>⚠ The market price is %1: below it nothing is sold.</source>
        <translation>⚠ 市场价为%1：低于它买不到。</translation>
    </message>
    <message>
        <source>Market price now: %1</source>
        <translation>当前市场价：%1</translation>
    </message>
    <message>
        <source>You pay the market price. The cloud takes the machine back when it rises above your limit.</source>
        <translation>您支付市场价。当它高于您的上限时，云端会回收实例。</translation>
    </message>
    <message>
        <source>You pay the market price whatever it is, at most the on-demand price.</source>
        <translation>无论市场价多少都按市场价支付，最高为按量付费价。</translation>
    </message>
    <message>
        <source>A fixed price; the cloud does not take the machine back.</source>
        <translation>固定价格；云端不会回收实例。</translation>
    </message>
    <message>
        <source>Choose this</source>
        <translation>选择此项</translation>
    </message>
    <message>
        <source>Add as a fallback</source>
        <translation>添加为备选</translation>
    </message>
    <message>
        <source>Add as a fallback (only in %1: a launch stays in one region)</source>
        <translation>添加为备选（仅限 %1：一次启动只在一个地域内进行）</translation>
    </message>
    <message>
        <source>It has as much GPU memory, and of those it costs least.</source>
        <translation>它的显存相同，并且是其中最便宜的。</translation>
    </message>
    <message>
        <source>Its GPU memory is nearest to the %1 GB of that one.</source>
        <translation>它的显存最接近原规格的 %1 GB。</translation>
    </message>
    <message>
        <source>No %1 can be bought now. Instead: %2 in %3 (%4).</source>
        <translation>目前买不到 %1。改为：%3 的 %2（%4）。</translation>
    </message>
    <message>
        <source>No %1 is among what has been loaded. Instead: %2 in %3 (%4).</source>
        <translation>已加载的报价中没有 %1。改为：%3 的 %2（%4）。</translation>
    </message>
    <message>
        <source>⚠ The cloud tells no price for this row: type the most that you want to pay.</source>
        <translation>⚠ 云端没有给出这一行的价格：请输入您愿意支付的最高价格。</translation>
    </message>
    <message>
        <source>The cloud tells no spot price for this row.</source>
        <translation>云端没有给出这一行的抢占式价格。</translation>
    </message>
    <message>
        <source>The stock in the table is that of spot machines; whether there is one on demand, the launch asks for itself.</source>
        <translation>表中的库存是抢占式实例的库存；按量付费是否有货，启动时会自行查询。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PracticeLabel</name>
    <message>
        <source>Practice: nothing here costs money. The cloud is a program on this computer.</source>
        <translation>练习模式：这里的一切都不花钱。“云端”是本机上的一个程序。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PracticePage</name>
    <message>
        <source>Preparing, %1</source>
        <translation>正在准备，%1</translation>
    </message>
    <message>
        <source>✓ The practice window is open. It carries a yellow line, so that you cannot mix the two up. The practice cloud ends when you quit that window.</source>
        <translation>✓ 练习窗口已打开。它带有一条黄色提示，不会与真实窗口混淆。退出该窗口后，练习云也随之结束。</translation>
    </message>
    <message>
        <source>The practice cloud is not running. Your real settings were not touched.</source>
        <translation>练习云没有在运行。您的真实设置没有改动。</translation>
    </message>
    <message>
        <source>The first time it builds a small Linux system for the practice machines, which may take up to half an hour; after that it takes seconds. Back and Cancel stop it, and nothing is left running.</source>
        <translation>第一次会为练习实例构建一个小型 Linux 系统，最多可能需要半小时；之后只需几秒。“上一步”和“取消”会停止它，不会留下正在运行的东西。</translation>
    </message>
    <message>
        <source>C&amp;lose the assistant</source>
        <translation>关闭向导(&amp;L)</translation>
    </message>
    <message>
        <source>Another program is building the system of the practice machines; waiting for it…</source>
        <translation>另一个程序正在构建练习实例的系统；正在等待…</translation>
    </message>
    <message>
        <source>No machine can run on this computer; starting the rest…</source>
        <translation>本机无法运行实例；正在启动其余部分…</translation>
    </message>
    <message>
        <source>Starting the practice cloud…</source>
        <translation>正在启动练习云…</translation>
    </message>
    <message>
        <source>Downloading and unpacking the system of the practice machines…</source>
        <translation>正在下载并解压练习实例的系统…</translation>
    </message>
    <message>
        <source>Setting up the system of the practice machines…</source>
        <translation>正在设置练习实例的系统…</translation>
    </message>
    <message>
        <source>Building the system of the practice machines…</source>
        <translation>正在构建练习实例的系统…</translation>
    </message>
    <message>
        <source>The practice cloud says: %1</source>
        <translation>练习云提示：%1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PriceChart</name>
    <message>
        <source>on demand %1</source>
        <translation>按量付费 %1</translation>
    </message>
    <message>
        <source>your limit %1</source>
        <translation>您的上限 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PriceWatcher</name>
    <message>
        <source>%1 in %2 costs %3 now; you wanted to hear of %4 or less.</source>
        <translation>%2 的 %1 现在是%3；您希望在不高于 %4 时得到通知。</translation>
    </message>
    <message>
        <source>%1 in %2 is in stock now (%3).</source>
        <translation>%2 的 %1 现在有货（%3）。</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PricesPage</name>
    <message>
        <source>now unknown</source>
        <translation>当前未知</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>✓ now %1, %2</source>
        <translation>✓ 现在 %1，%2</translation>
    </message>
    <message>
        <source>now %1, %2</source>
        <translation>现在 %1，%2</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>不高于 %1</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>有货</translation>
    </message>
    <message>
        <source>%1 in %2 (%3)</source>
        <translation>%2 的 %1（%3）</translation>
    </message>
    <message>
        <source>Choose a row to launch it, or to be told of it.</source>
        <translation>选择一行，即可启动，或设置通知。</translation>
    </message>
    <message>
        <source>Looked at every %1 minutes while Spotbook runs.</source>
        <translation>Spotbook 运行期间每 %1 分钟查看一次。</translation>
    </message>
    <message>
        <source>The last look failed: %1</source>
        <translation>上次查看失败：%1</translation>
    </message>
    <message>
        <source>Last: %1.</source>
        <translation>上次：%1。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ProfileCard</name>
    <message>
        <source>ready to start: %1 in %2</source>
        <translation>可以启动：%2 的 %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ProgressView</name>
    <message>
        <source>Hide the &amp;log</source>
        <translation>隐藏日志(&amp;L)</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>undoing what was made…</source>
        <translation>正在撤销已创建的资源…</translation>
    </message>
    <message>
        <source>You can cancel at any time: what was made so far is removed again.</source>
        <translation>可以随时取消：已创建的内容会被删除。</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>继续进行</translation>
    </message>
    <message>
        <source>Cancel this launch?</source>
        <translation>取消这次启动吗？</translation>
    </message>
    <message>
        <source>Cancel and undo</source>
        <translation>取消并撤销</translation>
    </message>
    <message>
        <source>Stop here?</source>
        <translation>要停在这里吗？</translation>
    </message>
    <message>
        <source>What is done stays done. The main window shows what is left and offers to go on.</source>
        <translation>已完成的保持不变。主窗口会显示剩下什么，并可以继续。</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>停在这里</translation>
    </message>
    <message>
        <source>answers of the cloud</source>
        <translation>云端的回应</translation>
    </message>
    <message>
        <source>the cloud to set up network and security group</source>
        <translation>云端建立网络和安全组</translation>
    </message>
    <message>
        <source>the cloud to take the key</source>
        <translation>云端接收密钥</translation>
    </message>
    <message>
        <source>the cloud to make the work disk</source>
        <translation>云端创建工作盘</translation>
    </message>
    <message>
        <source>the cloud to accept the order</source>
        <translation>云端接受订单</translation>
    </message>
    <message>
        <source>the cloud to start the machine and to give it an address</source>
        <translation>云端启动实例并分配地址</translation>
    </message>
    <message>
        <source>the cloud to attach the work disk</source>
        <translation>云端挂载工作盘</translation>
    </message>
    <message>
        <source>the machine to come up and to answer SSH</source>
        <translation>实例启动完成并响应 SSH</translation>
    </message>
    <message>
        <source>the machine to install the software</source>
        <translation>实例安装软件</translation>
    </message>
    <message>
        <source>this step on the machine: %1</source>
        <translation>实例上的这一步：%1</translation>
    </message>
    <message>
        <source>the notebook server to let its owner in</source>
        <translation>Notebook 服务允许主人登录</translation>
    </message>
    <message>
        <source>an answer of the cloud or the machine</source>
        <translation>云端或实例的回应</translation>
    </message>
    <message>
        <source>So far nothing has been made that would have to be removed.</source>
        <translation>到目前为止没有创建任何需要移除的资源。</translation>
    </message>
    <message>
        <source>This has been made so far and is removed again, in this order:</source>
        <translation>到目前为止已创建以下资源，将按此顺序移除：</translation>
    </message>
    <message>
        <source>What other machines use, such as the security group, stays for them.</source>
        <translation>其他实例仍在使用的资源（例如安全组）会为它们保留。</translation>
    </message>
    <message>
        <source>longer than ever</source>
        <translation>比以往都久</translation>
    </message>
    <message>
        <source>%1 so far; how long it takes is learned from the first launch</source>
        <translation>已用 %1；首次启动后才能知道一般需要多久</translation>
    </message>
    <message>
        <source>%1 so far, left: %2</source>
        <translation>已用 %1，剩余：%2</translation>
    </message>
    <message>
        <source>⚠ “%1” takes longer than it ever did here (%2). It waits for: %3.</source>
        <translation>⚠ “%1”已超过在此最长的一次（%2）。它在等待：%3。</translation>
    </message>
    <message>
        <source>The machine is kept and costs %1 meanwhile.</source>
        <translation>实例已保留，在此期间费用：%1。</translation>
    </message>
    <message>
        <source>The machine is kept and costs money meanwhile.</source>
        <translation>实例已保留，在此期间会计费。</translation>
    </message>
    <message>
        <source>A disk that existed before is only detached.</source>
        <translation>原有的云盘只会卸载，不会删除。</translation>
    </message>
    <message>
        <source>⚠ “%1” failed. %2 Without an answer everything is undone in %3.</source>
        <translation>⚠ “%1”失败。%2如果没有答复，将在 %3后全部撤销。</translation>
    </message>
    <message>
        <source>Everything it has made is removed again, the machine first.</source>
        <translation>它创建的一切都会被删除，先删除实例。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ReadyPage</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>none: the tunnel needs no certificate</source>
        <translation>无：隧道不需要证书</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>⚠ never: park or release it yourself</source>
        <translation>⚠ 不会：请自行停放或释放</translation>
    </message>
    <message>
        <source>%1, also while you work; the work disk stays</source>
        <translation>%1，即使您正在工作；工作盘会保留</translation>
    </message>
    <message>
        <source>Prolonging…</source>
        <translation>正在延长…</translation>
    </message>
    <message>
        <source>1 hour &amp;longer</source>
        <translation>延长 1 小时(&amp;L)</translation>
    </message>
    <message>
        <source>Park it: the machine goes, your work disk stays, and only the disk is paid for. Park is in the main window and in the tray, too; Release is in the main window.</source>
        <translation>请停放：实例被释放，工作盘保留，只为云盘付费。“停放”在主窗口和托盘中也有；“释放”在主窗口中。</translation>
    </message>
    <message>
        <source>The machine is gone.</source>
        <translation>实例已不存在。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ReviewPage</name>
    <message>
        <source>Network</source>
        <translation>专有网络</translation>
    </message>
    <message>
        <source>the account&apos;s own in %1; made if there is none</source>
        <translation>使用账号在 %1 的现有专有网络；没有则新建</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>安全组</translation>
    </message>
    <message>
        <source>SSH from this computer&apos;s address only</source>
        <translation>SSH，仅限本机地址</translation>
    </message>
    <message>
        <source>SSH and notebook from this computer&apos;s address only</source>
        <translation>SSH 和 Notebook，仅限本机地址</translation>
    </message>
    <message>
        <source>existing: %1</source>
        <translation>已有：%1</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH 密钥</translation>
    </message>
    <message>
        <source>Spotbook&apos;s own</source>
        <translation>Spotbook 自己的密钥</translation>
    </message>
    <message>
        <source>Work disk</source>
        <translation>工作盘</translation>
    </message>
    <message>
        <source>new, %1 GiB, %2</source>
        <translation>新建，%1 GiB，%2</translation>
    </message>
    <message>
        <source>new, %1, from snapshot %2</source>
        <translation>新建，%1，来自快照 %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>    bought as</source>
        <translation>    购买方式</translation>
    </message>
    <message>
        <source>on demand</source>
        <translation>按量付费</translation>
    </message>
    <message>
        <source>spot, never above %1</source>
        <translation>抢占式，不超过%1</translation>
    </message>
    <message>
        <source>spot, at the market price</source>
        <translation>抢占式，跟随市场价</translation>
    </message>
    <message>
        <source>    system disk</source>
        <translation>    系统盘</translation>
    </message>
    <message>
        <source>%1 GiB, goes with the machine</source>
        <translation>%1 GiB，随实例释放</translation>
    </message>
    <message>
        <source>    outbound line</source>
        <translation>    出网带宽</translation>
    </message>
    <message>
        <source>%1 Mbit/s, billed by traffic</source>
        <translation>%1 Mbit/s，按使用流量计费</translation>
    </message>
    <message>
        <source>%1 Mbit/s, billed by bandwidth</source>
        <translation>%1 Mbit/s，按固定带宽计费</translation>
    </message>
    <message>
        <source>    ends by itself</source>
        <translation>    自动释放</translation>
    </message>
    <message>
        <source>after %1, also while you work</source>
        <translation>%1后，即使您正在使用</translation>
    </message>
    <message>
        <source>⚠ never</source>
        <translation>⚠ 不会</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Jupyter and scientific Python (%1)</source>
        <translation>Jupyter 与科学计算 Python（%1）</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>through a tunnel, with your password</source>
        <translation>通过隧道，用您的密码</translation>
    </message>
    <message>
        <source>HTTPS address, with your password</source>
        <translation>HTTPS 地址，用您的密码</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Outbound traffic comes on top, by the gigabyte. Spot prices move; billing is by the second.</source>
        <translation>出网流量另按 GB 计费。抢占式价格会浮动，按秒计费。</translation>
    </message>
    <message>
        <source>Spot prices move; billing is by the second.</source>
        <translation>抢占式价格会浮动，按秒计费。</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在向云端查询…</translation>
    </message>
    <message>
        <source>⚠ This name has a machine or parked work: choose another.</source>
        <translation>⚠ 这个名称已有实例或停放的工作：请换一个。</translation>
    </message>
    <message>
        <source>⚠ 1 to 40 letters, digits, dots, dashes.</source>
        <translation>⚠ 1 到 40 个字母、数字、点或连字符。</translation>
    </message>
    <message>
        <source>names what is made, and starts it again with one click</source>
        <translation>用来命名创建的资源，并可一键再次启动</translation>
    </message>
    <message>
        <source>&amp;Start for %1</source>
        <translation>启动，%1(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>Asking the cloud which names are taken…</source>
        <translation>正在向云端查询哪些名称已被使用…</translation>
    </message>
    <message>
        <source>existing: %1; gets the rules that it lacks</source>
        <translation>已有：%1；为其添加缺少的规则</translation>
    </message>
    <message>
        <source>existing: %1; stays as it is</source>
        <translation>已有：%1；保持不变</translation>
    </message>
    <message>
        <source>    spending limit</source>
        <translation>    花费上限</translation>
    </message>
    <message>
        <source>%1 a session: ends before it costs more</source>
        <translation>每次使用 %1：超出之前自动释放</translation>
    </message>
    <message>
        <source>your own stack %1</source>
        <translation>您自己的软件组合 %1</translation>
    </message>
    <message>
        <source>    or instead</source>
        <translation>    或改买</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Advanced: further parameters set: %1</source>
        <translation>高级(&amp;A)：已设置其他参数 %1 个</translation>
    </message>
    <message>
        <source>⚠ not known</source>
        <translation>⚠ 未知</translation>
    </message>
    <message>
        <source>Sent with the order as they are, under the provider&apos;s own names. Nobody needs any of them.</source>
        <translation>按云服务商自己的名称原样随订单发送。一般不需要设置。</translation>
    </message>
    <message>
        <source>Without it: nothing, or what fits the type and the region.</source>
        <translation>不设置时：无，或取决于规格和地域。</translation>
    </message>
    <message>
        <source>Without it: %1</source>
        <translation>不设置时：%1</translation>
    </message>
    <message>
        <source>    further parameter</source>
        <translation>    其他参数</translation>
    </message>
    <message>
        <source>&amp;Advanced: ⚠ a parameter is typed and not set</source>
        <translation>高级(&amp;A)：⚠ 有参数已输入但未设置</translation>
    </message>
    <message>
        <source>Not yet part of the order: press Set, or empty both fields.</source>
        <translation>尚未加入订单：请按“设置”，或清空两个输入框。</translation>
    </message>
    <message>
        <source>existing: %1; gets the rules that it lacks, for %2</source>
        <translation>已有：%1；为其添加缺少的规则，针对 %2</translation>
    </message>
    <message>
        <source>⚠ SSH from everywhere in %1</source>
        <translation>⚠ SSH，对 %1 内的所有地址开放</translation>
    </message>
    <message>
        <source>⚠ SSH and notebook from everywhere in %1</source>
        <translation>⚠ SSH 和 Notebook，对 %1 内的所有地址开放</translation>
    </message>
    <message>
        <source>SSH from %1 only</source>
        <translation>SSH，仅限 %1</translation>
    </message>
    <message>
        <source>SSH and notebook from %1 only</source>
        <translation>SSH 和 Notebook，仅限 %1</translation>
    </message>
    <message>
        <source>    Git key</source>
        <translation>    Git 密钥</translation>
    </message>
    <message>
        <source>at %1, also while you work</source>
        <translation>%1，即使您正在使用</translation>
    </message>
    <message>
        <source>⚠ Instead: %1 in %2. The first choice cannot be had now; every price here is of this one.</source>
        <translation>⚠ 改为：%2 的 %1。首选现在买不到；这里的价格都是它的。</translation>
    </message>
    <message>
        <source>The time of day at which it ends is of this start only: the profile is saved with %1.</source>
        <translation>具体的释放时刻只用于这次启动：配置保存为 %1。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::StartPage</name>
    <message>
        <source>The key %1 comes from the environment. You can use another one, too.</source>
        <translation>密钥 %1 来自环境变量。您也可以使用另一个。</translation>
    </message>
    <message>
        <source>The key %1 is here from last time. You can use another one, too.</source>
        <translation>上次的密钥 %1 还在。您也可以使用另一个。</translation>
    </message>
    <message>
        <source>ID and secret, from the console of your cloud account.</source>
        <translation>AccessKey ID 和 AccessKey Secret，来自云账号的控制台。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::StoragePage</name>
    <message>
        <source>this computer&apos;s</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>another computer&apos;s</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>not Spotbook&apos;s</source>
        <translation>不属于 Spotbook</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Another computer&apos;s Spotbook made this: it is only shown here.</source>
        <translation>由另一台电脑上的 Spotbook 创建：此处仅显示。</translation>
    </message>
    <message>
        <source>Spotbook did not make this: it is only shown here.</source>
        <translation>不是由 Spotbook 创建的：此处仅显示。</translation>
    </message>
    <message>
        <source>A machine uses it. Park or release the machine first.</source>
        <translation>有实例正在使用它。请先停放或释放该实例。</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 of %2 regions looked at</source>
        <translation>已检查 %1 个地域，共 %2 个</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Not everything was looked at.</source>
        <translation>没有检查全部内容。</translation>
    </message>
    <message>
        <source>Per month: %1</source>
        <translation>每月：%1</translation>
    </message>
    <message>
        <source>There is no disk, no snapshot and no image.</source>
        <translation>没有云盘、快照或镜像。</translation>
    </message>
    <message>
        <source>price not known: %1</source>
        <translation>价格未知：%1</translation>
    </message>
    <message>
        <source>Could not be looked at: %1. There may be more that costs money.</source>
        <translation>无法检查：%1。可能还有其他产生费用的内容。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>The disk %1 (%2 GiB) and all data on it are deleted for ever. To go on, type the name %3.</source>
        <translation>云盘 %1（%2 GiB）及其全部数据将被永久删除。如要继续，请输入名称 %3。</translation>
    </message>
    <message>
        <source>The snapshot %1 of the disk %2 (%3 GiB) is deleted for ever. To go on, type the name %4.</source>
        <translation>云盘 %2（%3 GiB）的快照 %1 将被永久删除。如要继续，请输入名称 %4。</translation>
    </message>
    <message>
        <source>Snapshots of it stay, and cost money.</source>
        <translation>它的快照会保留，并继续产生费用。</translation>
    </message>
    <message>
        <source>The disk and other snapshots stay as they are.</source>
        <translation>云盘和其他快照保持不变。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>at most about %1</source>
        <translation>最多约 %1</translation>
    </message>
    <message>
        <source>The cloud tells no price for snapshots and images. They are paid by the data in them, a second snapshot only by what has changed; the figure is that of a full disk, at the list price of one region.</source>
        <translation>云端没有给出快照和镜像的价格。它们按其中的数据计费，第二个快照只按变化的部分计费；此数字按写满的云盘和某个地域的目录价计算。</translation>
    </message>
    <message>
        <source>snapshots and images: at most about %1</source>
        <translation>快照和镜像：最多约 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::Tray</name>
    <message>
        <source>Open notebook</source>
        <translation>打开 Notebook</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>隐藏窗口</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Park (stopping would go on billing)</source>
        <translation>停放（停止仍会计费）</translation>
    </message>
    <message>
        <source>Extend 1 h</source>
        <translation>延长 1 小时</translation>
    </message>
    <message>
        <source>A machine of this type goes on costing money while it is stopped. Parking gives the machine back and keeps the work.</source>
        <translation>这种规格的实例停止后仍会计费。停放会归还实例并保留工作。</translation>
    </message>
    <message>
        <source>The machine is given back, the work is kept.</source>
        <translation>归还实例，保留工作。</translation>
    </message>
    <message>
        <source>Brings the notebook back: the machine runs, but its notebook does not.</source>
        <translation>恢复 Notebook：实例在运行，但 Notebook 没有运行。</translation>
    </message>
    <message>
        <source>Running kernels and the public address are lost. The disks stay and go on costing money.</source>
        <translation>运行中的内核和公网地址会失去。云盘会保留，并继续产生费用。</translation>
    </message>
    <message>
        <source>Extend 1 h (it has no end)</source>
        <translation>延长 1 小时（没有释放时间）</translation>
    </message>
    <message>
        <source>The cloud ends the machine at this time by itself, also when this computer is off.</source>
        <translation>云端会在此时间自动释放实例，即使本机已关闭。</translation>
    </message>
    <message>
        <source>The machine never ends by itself. “Until…” in the window gives it an end.</source>
        <translation>实例不会自动释放。窗口中的“直到…”可以设定释放时间。</translation>
    </message>
</context>
</TS>
