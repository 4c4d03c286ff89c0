<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Account</name>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>please note</source>
        <translation>請注意</translation>
    </message>
    <message>
        <source>could not be found out</source>
        <translation>無法查明</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>已允許</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>未授權</translation>
    </message>
    <message>
        <source>shows only when it is used</source>
        <translation>要到實際使用時才會知道</translation>
    </message>
    <message>
        <source>%1 of %2 are missing</source>
        <translation>%2 項中缺少 %1 項</translation>
    </message>
    <message>
        <source>%1 of %2 confirmed; the others show only when they are used</source>
        <translation>%2 項中已確認 %1 項，其餘要到實際使用時才會知道</translation>
    </message>
    <message>
        <source>all %1 confirmed</source>
        <translation>%1 項全部已確認</translation>
    </message>
    <message>
        <source>%1 s from the cloud&apos;s</source>
        <translation>與雲端相差 %1 秒</translation>
    </message>
    <message>
        <source>answers within %1</source>
        <translation>%1 內回應</translation>
    </message>
    <message>
        <source>%1; %2 is missing</source>
        <translation>%1，還差 %2</translation>
    </message>
    <message>
        <source>%1 can be used now</source>
        <translation>目前可用 %1</translation>
    </message>
    <message>
        <source>it owns everything in the account</source>
        <translation>它擁有整個帳號的所有權限</translation>
    </message>
    <message>
        <source>must be mended first</source>
        <translation>必須先解決</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Can this account buy?</source>
        <translation>這個帳號能購買嗎？</translation>
    </message>
    <message>
        <source>The list fills by itself. Nothing is changed or bought to find this out; what cannot be told beforehand is marked with a question mark.</source>
        <translation>清單會自動填好。檢查不會變更或購買任何東西；事先無法判斷的項目以問號標示。</translation>
    </message>
    <message>
        <source>Quota of the &amp;region</source>
        <translation>查看哪個區域的配額(&amp;R)</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>重新檢查(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Stop checking</source>
        <translation>停止檢查(&amp;S)</translation>
    </message>
    <message>
        <source>What is known of the account</source>
        <translation>帳號檢查結果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>What mends it</source>
        <translation>解決辦法</translation>
    </message>
    <message>
        <source>Text to paste into the request</source>
        <translation>可貼到申請中的文字</translation>
    </message>
    <message>
        <source>Cop&amp;y the text</source>
        <translation>複製文字(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>There is no display for the window. In the terminal: spotbook --help</source>
        <translation>沒有可用的圖形介面。請在終端機使用：spotbook --help</translation>
    </message>
    <message>
        <source>Spotbook is already open but does not answer.</source>
        <translation>Spotbook 已經開啟，但沒有回應。</translation>
    </message>
    <message>
        <source>Spotbook is already open</source>
        <translation>Spotbook 已經開啟</translation>
    </message>
    <message>
        <source>It does not answer. If it stays like this, end the process %1 and start Spotbook again. What runs in the cloud is not touched by that.</source>
        <translation>它沒有回應。如果一直這樣，請結束處理程序 %1，再重新啟動 Spotbook。雲端執行的資源不受影響。</translation>
    </message>
</context>
<context>
    <name>Billing</name>
    <message>
        <source>Billing</source>
        <translation>計費中</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已停放</translation>
    </message>
    <message>
        <source>Nothing is billed</source>
        <translation>不計費</translation>
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
        <translation>本機時鐘</translation>
    </message>
    <message>
        <source>Connection to the cloud</source>
        <translation>與雲端的連線</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>存取金鑰</translation>
    </message>
    <message>
        <source>Key of a user, not of the whole account</source>
        <translation>金鑰屬於 RAM 使用者，而非主帳號</translation>
    </message>
    <message>
        <source>Permissions of the key</source>
        <translation>金鑰的權限</translation>
    </message>
    <message>
        <source>Real-name verification</source>
        <translation>實名認證</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>餘額</translation>
    </message>
    <message>
        <source>Quota for spot machines</source>
        <translation>搶佔式執行個體配額</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>庫存</translation>
    </message>
    <message>
        <source>Price against your limit</source>
        <translation>價格是否在您的上限內</translation>
    </message>
    <message>
        <source>Trial order, without buying</source>
        <translation>試下單（不會購買）</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>please note</source>
        <translation>請注意</translation>
    </message>
    <message>
        <source>must be mended first</source>
        <translation>必須先解決</translation>
    </message>
    <message>
        <source>comes before the purchase</source>
        <translation>將在購買之前進行</translation>
    </message>
    <message>
        <source>could not be found out</source>
        <translation>無法查明</translation>
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
        <translation>執行個體會自動釋放</translation>
    </message>
    <message>
        <source>Only this computer is let in</source>
        <translation>只允許本機連線</translation>
    </message>
    <message>
        <source>The security group lets this computer in</source>
        <translation>安全性群組放行本機</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>a time such as 2h, 90m or none</source>
        <translation>時間長度，例如 2h、90m 或 none</translation>
    </message>
    <message>
        <source>Name of the profile, or the launch&apos;s id</source>
        <translation>設定檔名稱或啟動編號</translation>
    </message>
    <message>
        <source>One JSON document on standard output</source>
        <translation>在標準輸出給出一份 JSON 文件</translation>
    </message>
    <message>
        <source>No progress on standard error</source>
        <translation>標準錯誤上不顯示進度</translation>
    </message>
    <message>
        <source>Keep keys and passwords in memory, not in the keychain</source>
        <translation>金鑰和密碼只放在記憶體中，不存入鑰匙圈</translation>
    </message>
    <message>
        <source>Address of a practice cloud; also SPOTBOOK_ENDPOINT</source>
        <translation>練習雲的位址；也可用 SPOTBOOK_ENDPOINT</translation>
    </message>
    <message>
        <source>en, zh_CN or zh_TW</source>
        <translation>en、zh_CN 或 zh_TW</translation>
    </message>
    <message>
        <source>Your public address, when it cannot be found out</source>
        <translation>您的公開 IP 位址（無法自動查明時）</translation>
    </message>
    <message>
        <source>The access key</source>
        <translation>存取金鑰</translation>
    </message>
    <message>
        <source>Enter a key; the secret is read without echo, or from standard input</source>
        <translation>輸入金鑰；金鑰內容不會顯示，或由標準輸入讀取</translation>
    </message>
    <message>
        <source>The access key ID (asked for when missing)</source>
        <translation>存取金鑰 ID（未提供時詢問）</translation>
    </message>
    <message>
        <source>Store the key without trying it</source>
        <translation>不驗證，直接儲存金鑰</translation>
    </message>
    <message>
        <source>Remove the key from the keychain</source>
        <translation>從鑰匙圈移除金鑰</translation>
    </message>
    <message>
        <source>Print the permissions that the key&apos;s user needs</source>
        <translation>印出金鑰使用者所需的權限原則</translation>
    </message>
    <message>
        <source>The notebook password of a profile</source>
        <translation>某個設定檔的 Notebook 密碼</translation>
    </message>
    <message>
        <source>Enter it; read without echo, or from standard input</source>
        <translation>輸入密碼；不會顯示，或由標準輸入讀取</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>印出密碼</translation>
    </message>
    <message>
        <source>The regions</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>The instance types</source>
        <translation>執行個體規格</translation>
    </message>
    <message>
        <source>Also types without a GPU</source>
        <translation>也列出沒有 GPU 的規格</translation>
    </message>
    <message>
        <source>Only this family, such as ecs.gn5</source>
        <translation>只看此規格系列，例如 ecs.gn5</translation>
    </message>
    <message>
        <source>Only what this region has in stock (may be repeated)</source>
        <translation>只看此區域有庫存的（可重複）</translation>
    </message>
    <message>
        <source>Spot and on-demand prices, zone by zone</source>
        <translation>各可用區的搶佔式價格與隨用隨付價格</translation>
    </message>
    <message>
        <source>Only this region (may be repeated); otherwise all</source>
        <translation>只看此區域（可重複）；否則全部</translation>
    </message>
    <message>
        <source>Only this instance type (may be repeated)</source>
        <translation>只看此執行個體規格（可重複）</translation>
    </message>
    <message>
        <source>Also what is sold out</source>
        <translation>也列出已售完的</translation>
    </message>
    <message>
        <source>Stay until Ctrl-C, then release the machine</source>
        <translation>持續執行到按下 Ctrl-C，然後釋放執行個體</translation>
    </message>
    <message>
        <source>Print the notebook password</source>
        <translation>印出 Notebook 密碼</translation>
    </message>
    <message>
        <source>Buy and prepare a machine up to an open notebook</source>
        <translation>購買並準備執行個體，直到 Notebook 可用</translation>
    </message>
    <message>
        <source>Take the plan from this profile</source>
        <translation>採用此設定檔中的方案</translation>
    </message>
    <message>
        <source>Launch, show, erase what was made and prove that nothing is left</source>
        <translation>啟動、展示、徹底刪除所建立的一切，並證明沒有遺留</translation>
    </message>
    <message>
        <source>Keep the plan as a profile</source>
        <translation>把方案儲存為設定檔</translation>
    </message>
    <message>
        <source>Read the notebook password from standard input</source>
        <translation>由標準輸入讀取 Notebook 密碼</translation>
    </message>
    <message>
        <source>Name of the profile that the plan becomes</source>
        <translation>方案儲存後的設定檔名稱</translation>
    </message>
    <message>
        <source>Region; otherwise the cheapest</source>
        <translation>區域；未提供則選最便宜的</translation>
    </message>
    <message>
        <source>Zone; otherwise the cheapest with stock</source>
        <translation>可用區；未提供則選有庫存且最便宜的</translation>
    </message>
    <message>
        <source>Instance type; otherwise the cheapest of the preselected family</source>
        <translation>執行個體規格；未提供則選預設規格系列中最便宜的</translation>
    </message>
    <message>
        <source>Spot, at most this much per hour</source>
        <translation>搶佔式，每小時最高出價</translation>
    </message>
    <message>
        <source>Spot, whatever the market price</source>
        <translation>搶佔式，依市場價</translation>
    </message>
    <message>
        <source>At the on-demand price; not taken back</source>
        <translation>隨用隨付；不會被回收</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>映像檔 ID</translation>
    </message>
    <message>
        <source>Image family; its newest image is taken</source>
        <translation>映像檔系列；採用其中最新的映像檔</translation>
    </message>
    <message>
        <source>GiB of the system disk</source>
        <translation>系統碟大小（GiB）</translation>
    </message>
    <message>
        <source>Use this existing work disk</source>
        <translation>使用這顆既有的工作碟</translation>
    </message>
    <message>
        <source>Make the work disk from this snapshot</source>
        <translation>以此快照建立工作碟</translation>
    </message>
    <message>
        <source>GiB of a new work disk</source>
        <translation>新工作碟大小（GiB）</translation>
    </message>
    <message>
        <source>Kind of a new work disk; otherwise one that fits</source>
        <translation>新工作碟的類型；未提供則選合適的</translation>
    </message>
    <message>
        <source>Use this security group; otherwise our own</source>
        <translation>使用此安全性群組；未提供則用我們自己的</translation>
    </message>
    <message>
        <source>Outbound Mbit/s</source>
        <translation>對外頻寬（Mbit/s）</translation>
    </message>
    <message>
        <source>Pay by traffic or by bandwidth</source>
        <translation>依使用流量或固定頻寬計費</translation>
    </message>
    <message>
        <source>Name and host name of the machine</source>
        <translation>執行個體名稱與主機名稱</translation>
    </message>
    <message>
        <source>Private key file; otherwise our own</source>
        <translation>私密金鑰檔案；未提供則用我們自己的</translation>
    </message>
    <message>
        <source>Reach the notebook by its HTTPS address or through an SSH tunnel</source>
        <translation>透過 HTTPS 位址或 SSH 通道連到 Notebook</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>要安裝的軟體組合</translation>
    </message>
    <message>
        <source>After what time the cloud ends the machine: 8h, 90m, none</source>
        <translation>雲端在多久之後釋放執行個體：8h、90m、none</translation>
    </message>
    <message>
        <source>Every launch and what it costs now</source>
        <translation>所有啟動及其目前費用</translation>
    </message>
    <message>
        <source>One launch in detail</source>
        <translation>某次啟動的詳細資訊</translation>
    </message>
    <message>
        <source>Check the notebook&apos;s identity and open it in the browser</source>
        <translation>核對 Notebook 的身分並在瀏覽器中開啟</translation>
    </message>
    <message>
        <source>Print the address only</source>
        <translation>只印出位址</translation>
    </message>
    <message>
        <source>End the machine, keep the work</source>
        <translation>結束執行個體，保留工作</translation>
    </message>
    <message>
        <source>Keep the work as disk (at once) or snapshot (cheaper, takes minutes)</source>
        <translation>以雲端硬碟（立即）或快照（更便宜，需數分鐘）保留工作</translation>
    </message>
    <message>
        <source>Stop the machine where that really ends the charge</source>
        <translation>停止執行個體；僅在節省停機模式確實停止計費時提供</translation>
    </message>
    <message>
        <source>Start the same profile again</source>
        <translation>再次啟動同一設定檔</translation>
    </message>
    <message>
        <source>End the machine; disks and snapshots stay as they are</source>
        <translation>結束執行個體；雲端硬碟與快照維持原狀</translation>
    </message>
    <message>
        <source>End the machine and delete the work</source>
        <translation>結束執行個體並刪除工作</translation>
    </message>
    <message>
        <source>The profile&apos;s name once more (asked for on a terminal)</source>
        <translation>再次輸入設定檔名稱（在終端機中會詢問）</translation>
    </message>
    <message>
        <source>Go on with a launch that was interrupted</source>
        <translation>繼續中斷的啟動</translation>
    </message>
    <message>
        <source>Undo a launch that was interrupted</source>
        <translation>撤銷中斷的啟動</translation>
    </message>
    <message>
        <source>Everything that exists in the cloud and what it costs</source>
        <translation>雲端現有的一切及其費用</translation>
    </message>
    <message>
        <source>Delete what is ours and free or orphaned; never work</source>
        <translation>刪除屬於我們的免費或無主資源；絕不刪除工作資料</translation>
    </message>
    <message>
        <source>After what time from now the cloud ends the machine</source>
        <translation>雲端從現在起多久之後釋放執行個體</translation>
    </message>
    <message>
        <source>2h, 90m, or none</source>
        <translation>2h、90m 或 none</translation>
    </message>
    <message>
        <source>What ended when, and what stayed</source>
        <translation>什麼在何時結束，什麼留了下來</translation>
    </message>
    <message>
        <source>Saved plans</source>
        <translation>已儲存的方案</translation>
    </message>
    <message>
        <source>Their names</source>
        <translation>列出名稱</translation>
    </message>
    <message>
        <source>One plan</source>
        <translation>顯示一個方案</translation>
    </message>
    <message>
        <source>Take over a profile, or a config.json of the older tool</source>
        <translation>匯入設定檔，或舊工具的 config.json</translation>
    </message>
    <message>
        <source>The file to read</source>
        <translation>要讀取的檔案</translation>
    </message>
    <message>
        <source>The profile&apos;s name; otherwise the file&apos;s</source>
        <translation>設定檔名稱；未提供則用檔名</translation>
    </message>
    <message>
        <source>Write a profile without any secret</source>
        <translation>匯出設定檔，不含任何機密</translation>
    </message>
    <message>
        <source>The file to write; otherwise standard output</source>
        <translation>要寫入的檔案；未提供則寫到標準輸出</translation>
    </message>
    <message>
        <source>Delete the profile; machines and disks stay</source>
        <translation>刪除設定檔；執行個體與雲端硬碟不受影響</translation>
    </message>
    <message>
        <source>From access keys to an open notebook on a cheap GPU spot machine.</source>
        <translation>從存取金鑰到在低價 GPU 搶佔式執行個體上開啟的 Notebook。</translation>
    </message>
    <message>
        <source>an amount such as 2.50 is expected</source>
        <translation>應為 2.50 這樣的金額</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong input, 3 not found or nothing to do, 4 cancelled and undone, 5 stopped halfway or not all undone: something may still cost money, 6 key or permission.
Without a verb the window opens. Ctrl-C undoes a launch in order; park, release, erase and stop end halfway and go on when they are repeated.</source>
        <translation>結束代碼：0 完成，1 失敗，2 輸入有誤，3 找不到或無事可做，4 已取消並撤銷，5 中途停止或未全部撤銷：可能仍在產生費用，6 金鑰或權限問題。
不帶子命令則開啟視窗。Ctrl-C 會依序撤銷啟動；park、release、erase 和 stop 會停在中途，重複執行即可繼續。</translation>
    </message>
    <message>
        <source>Without a verb: the window begins with the wizard for a new machine</source>
        <translation>不帶子命令時：視窗直接開啟新增執行個體的精靈</translation>
    </message>
    <message>
        <source>Add no rule to that security group, also where one is missing</source>
        <translation>不在該安全性群組新增規則，即使缺少規則</translation>
    </message>
    <message>
        <source>What a session may cost: the cloud ends the machine before it costs more; or none</source>
        <translation>一次使用的花費上限：雲端會在超出之前釋放執行個體；不設則填 none</translation>
    </message>
    <message>
        <source>Can this account buy? Clock, reach, key, permissions, real name, balance, quota</source>
        <translation>這個帳號能購買嗎？時鐘、連線、金鑰、權限、實名、餘額、配額</translation>
    </message>
    <message>
        <source>Whose quota; otherwise the usual one</source>
        <translation>查看哪個區域的配額；預設為常用區域</translation>
    </message>
    <message>
        <source>Keep the machine, and pay for it, when preparing it fails: `spotbook resume` tries again, `spotbook undo` ends it</source>
        <translation>準備執行個體失敗時保留它（繼續計費）：`spotbook resume` 再試一次，`spotbook undo` 結束它</translation>
    </message>
    <message>
        <source>A shell on the machine, or one command there</source>
        <translation>登入執行個體的命令列，或在其上執行一個命令</translation>
    </message>
    <message>
        <source>Print the ssh line only</source>
        <translation>只印出 ssh 命令列</translation>
    </message>
    <message>
        <source>What runs there, after --; otherwise a shell</source>
        <translation>寫在 -- 之後、要在執行個體上執行的命令；不寫則開啟命令列</translation>
    </message>
    <message>
        <source>The machine as a named host, spotbook-NAME, in your SSH configuration</source>
        <translation>把執行個體當作具名主機 spotbook-NAME 寫入您的 SSH 設定</translation>
    </message>
    <message>
        <source>Add or renew the entry</source>
        <translation>新增或更新該項目</translation>
    </message>
    <message>
        <source>Take the entry out</source>
        <translation>移除該項目</translation>
    </message>
    <message>
        <source>Print the public half of our own Git key; made when there is none</source>
        <translation>印出我們自己的 Git 金鑰的公開金鑰；沒有則產生</translation>
    </message>
    <message>
        <source>For git on the machine: own (see keys git), a private key file, or none</source>
        <translation>供執行個體上的 git 使用：own（見 spotbook keys git）、私密金鑰檔案，或 none</translation>
    </message>
    <message>
        <source>As root; otherwise as ml, whose the work is</source>
        <translation>以 root 登入；否則以工作的擁有者 ml 登入</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>price not known</source>
        <translation>價格未知</translation>
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
        <translation>確定</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>複製報告(&amp;R)</translation>
    </message>
</context>
<context>
    <name>DiskPage</name>
    <message>
        <source>Your notebooks, data and environments live on a disk that outlives the machine.</source>
        <translation>您的 Notebook、資料和環境存放在雲端硬碟上，執行個體釋放後仍會保留。</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>An e&amp;xisting disk</source>
        <translation>既有的雲端硬碟(&amp;X)</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>雲端硬碟</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用區</translation>
    </message>
    <message>
        <source>Can it be used here?</source>
        <translation>能在這裡使用嗎？</translation>
    </message>
    <message>
        <source>A new disk from a &amp;snapshot</source>
        <translation>以快照建立新的雲端硬碟(&amp;S)</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>建立時間</translation>
    </message>
    <message>
        <source>Your work</source>
        <translation>您的工作</translation>
    </message>
    <message>
        <source>A new, empty &amp;disk</source>
        <translation>新的空白雲端硬碟(&amp;D)</translation>
    </message>
    <message>
        <source>Ca&amp;tegory</source>
        <translation>類型(&amp;T)</translation>
    </message>
    <message>
        <source>The machine&apos;s own system, which goes with it</source>
        <translation>執行個體自己的系統，隨執行個體一起釋放</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>映像檔(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;ystem disk</source>
        <translation>系統碟(&amp;Y)</translation>
    </message>
    <message>
        <source>Existing disks</source>
        <translation>已有雲端硬碟</translation>
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
        <translation>文字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>數字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整數</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>大括號中的物件</translation>
    </message>
    <message>
        <source>a list in brackets</source>
        <translation>方括號中的清單</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>a time in UTC</source>
        <translation>UTC 時間</translation>
    </message>
    <message>
        <source>a word that Spotbook knows</source>
        <translation>Spotbook 認識的字詞</translation>
    </message>
    <message>
        <source>an amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>an amount such as 2.50</source>
        <translation>2.50 這樣的金額</translation>
    </message>
    <message>
        <source>a price per hour</source>
        <translation>每小時的價格</translation>
    </message>
    <message>
        <source>the id of one machine</source>
        <translation>一個執行個體的 ID</translation>
    </message>
    <message>
        <source>letters, digits and hyphens</source>
        <translation>字母、數字與連字號</translation>
    </message>
    <message>
        <source>at least one step</source>
        <translation>至少一個步驟</translation>
    </message>
    <message>
        <source>one of the settings that there are: %1</source>
        <translation>現有設定之一：%1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 其中之一</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Spotbook made a mistake of its own</source>
        <translation>Spotbook 本身發生錯誤</translation>
    </message>
    <message>
        <source>Something happened that should not be possible ({where}). What was already bought is written down and shows up in the list.</source>
        <translation>發生了不該發生的情況（{where}）。已購買的資源都有記錄，會出現在清單中。</translation>
    </message>
    <message>
        <source>Look with Sweep at what exists, then try again. If it happens twice, please report it with the details.</source>
        <translation>請先用「清查」看看目前有什麼，再試一次。若再次發生，請附上詳細資訊回報。</translation>
    </message>
    <message>
        <source>Stopped, as you asked</source>
        <translation>已依您的要求停止</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>隨時可以重新開始。</translation>
    </message>
    <message>
        <source>It took too long: {what}</source>
        <translation>等待時間過長：{what}</translation>
    </message>
    <message>
        <source>No end was reached within the time allowed: the network is slow, or the other side hangs.</source>
        <translation>在規定時間內沒有完成：網路太慢，或對方沒有回應。</translation>
    </message>
    <message>
        <source>Try again. If a machine is involved, check in the list that none runs that you do not want.</source>
        <translation>請再試一次。若涉及執行個體，請在清單中確認沒有您不想要的執行個體在執行。</translation>
    </message>
    <message>
        <source>The cloud did not say whether it worked</source>
        <translation>雲端沒有告知作業是否成功</translation>
    </message>
    <message>
        <source>The request was sent, and the connection broke before the answer came. It may have been carried out, so something may exist that costs money.</source>
        <translation>要求已經送出，但在收到回覆前連線中斷。作業可能已經執行，因此可能有正在計費的資源。</translation>
    </message>
    <message>
        <source>Wait three minutes, then look: Sweep shows everything that exists and what it costs. Do not simply repeat it.</source>
        <translation>請等三分鐘再查看：「清查」會列出現有的一切及其費用。不要直接重複作業。</translation>
    </message>
    <message>
        <source>No connection to {provider}</source>
        <translation>無法連線到 {provider}</translation>
    </message>
    <message>
        <source>This computer could not reach {host}. A machine that already runs goes on running, and costing.</source>
        <translation>本機連不上{host}。已在執行的執行個體會繼續執行並計費。</translation>
    </message>
    <message>
        <source>Check the network connection, VPN and firewall, then try again.</source>
        <translation>請檢查網路、VPN 與防火牆，然後再試一次。</translation>
    </message>
    <message>
        <source>The proxy does not let the connection through</source>
        <translation>Proxy 不放行連線</translation>
    </message>
    <message>
        <source>Requests go through the proxy that is set in this system; it refused or did not answer.</source>
        <translation>要求會經過系統設定的 Proxy，但 Proxy 拒絕或沒有回應。</translation>
    </message>
    <message>
        <source>Correct the proxy in the system settings or in https_proxy, then try again.</source>
        <translation>請在系統設定或 https_proxy 中更正 Proxy，然後再試一次。</translation>
    </message>
    <message>
        <source>The secure connection could not be set up</source>
        <translation>無法建立安全連線</translation>
    </message>
    <message>
        <source>The certificate of {host} was not accepted. The usual reasons are a company proxy that opens TLS, an outdated list of certificates, or a wrong clock. Nothing was sent.</source>
        <translation>{host}的憑證未被接受。常見原因：公司 Proxy 拆解 TLS、系統憑證過舊或時鐘不準。沒有送出任何內容。</translation>
    </message>
    <message>
        <source>Check date and time, update the system&apos;s certificates (ca-certificates), or use another network.</source>
        <translation>請檢查日期與時間，更新系統憑證（ca-certificates），或換一個網路。</translation>
    </message>
    <message>
        <source>An answer could not be understood</source>
        <translation>無法理解收到的回覆</translation>
    </message>
    <message>
        <source>What came back is not what {provider} documents: {what}.</source>
        <translation>傳回的內容與 {provider} 的文件不符：{what}。</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays like this, please report it with the details.</source>
        <translation>請一分鐘後再試。若一直如此，請附上詳細資訊回報。</translation>
    </message>
    <message>
        <source>The cloud asks for a pause</source>
        <translation>雲端要求稍候</translation>
    </message>
    <message>
        <source>{provider} limits how often an account may call. Spotbook has already waited and tried several times.</source>
        <translation>{provider} 限制每個帳號的呼叫頻率。Spotbook 已等待並重試多次。</translation>
    </message>
    <message>
        <source>Wait a minute and try again. Other programs that use the same account share the same allowance.</source>
        <translation>請等一分鐘再試。使用同一帳號的其他程式共用這個額度。</translation>
    </message>
    <message>
        <source>{provider} has a fault right now</source>
        <translation>{provider} 目前發生故障</translation>
    </message>
    <message>
        <source>The cloud answered several times with an error of its own. It is not about your key or your settings.</source>
        <translation>雲端多次傳回其本身的錯誤，與您的金鑰和設定無關。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. Machines that run go on running, and costing, meanwhile.</source>
        <translation>請幾分鐘後再試。在此期間，執行中的執行個體會繼續執行並計費。</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>本機時鐘不準</translation>
    </message>
    <message>
        <source>It differs from the cloud&apos;s by {skewSeconds} seconds; requests are accepted within 15 minutes only.</source>
        <translation>與雲端相差 {skewSeconds} 秒；只接受誤差在 15 分鐘以內的要求。</translation>
    </message>
    <message>
        <source>Switch on automatic time in the system settings, then try again.</source>
        <translation>請在系統設定中開啟自動對時，然後再試一次。</translation>
    </message>
    <message>
        <source>There is no access key yet</source>
        <translation>還沒有存取金鑰</translation>
    </message>
    <message>
        <source>Without an access key {provider} answers nothing.</source>
        <translation>沒有存取金鑰，{provider} 不會回應任何要求。</translation>
    </message>
    <message>
        <source>Enter a key, or set {variables} in the environment for this run.</source>
        <translation>請輸入金鑰，或在本次執行的環境變數中設定 {variables}。</translation>
    </message>
    <message>
        <source>This is not an access key</source>
        <translation>這不是存取金鑰</translation>
    </message>
    <message>
        <source>A part is empty or contains characters that no key has. Blanks and line breaks that pasting brings in were already removed.</source>
        <translation>有一部分是空的，或含有金鑰中不會出現的字元。貼上帶來的空白與換行已經移除。</translation>
    </message>
    <message>
        <source>Copy ID and secret again, each on its own, and enter them once more.</source>
        <translation>請分別重新複製 ID 與 Secret，再輸入一次。</translation>
    </message>
    <message>
        <source>{provider} does not accept this key</source>
        <translation>{provider} 不接受這個金鑰</translation>
    </message>
    <message>
        <source>There is no such access key ID, or it has been deleted or disabled.</source>
        <translation>這個存取金鑰 ID 不存在，或已被刪除或停用。</translation>
    </message>
    <message>
        <source>Look at the key in the console; enable it or make a new one, then enter it.</source>
        <translation>請在主控台查看金鑰，啟用它或新建一個，然後輸入。</translation>
    </message>
    <message>
        <source>The secret does not belong to this key</source>
        <translation>Secret 與金鑰 ID 不相符</translation>
    </message>
    <message>
        <source>The ID is known, but the signature made with the secret is wrong. Usually a character was lost when copying.</source>
        <translation>ID 是有效的，但以 Secret 算出的簽章不對，通常是複製時漏了字元。</translation>
    </message>
    <message>
        <source>Enter the key again. A secret is shown only once; if it is lost, make a new key.</source>
        <translation>請重新輸入金鑰。Secret 只會顯示一次；若遺失，請新建金鑰。</translation>
    </message>
    <message>
        <source>This key may not do that</source>
        <translation>這個金鑰無權執行此作業</translation>
    </message>
    <message>
        <source>The user behind the key lacks the permission for {action}.</source>
        <translation>金鑰所屬的使用者沒有 {action} 的權限。</translation>
    </message>
    <message>
        <source>Give the user the policy that Spotbook shows (just what is needed, nothing more), then try again.</source>
        <translation>請把 Spotbook 提供的權限原則（僅含必要的權限）授予該使用者，然後再試一次。</translation>
    </message>
    <message>
        <source>The account is locked</source>
        <translation>帳號遭鎖定</translation>
    </message>
    <message>
        <source>{provider} has put this account under security control. It may stop or release the machines in it at any time.</source>
        <translation>{provider} 已對此帳號實施安全管控，隨時可能停止或釋放其中的執行個體。</translation>
    </message>
    <message>
        <source>Read the notice in the console and clear it up with the provider&apos;s support. Save your work first if a machine still runs.</source>
        <translation>請在主控台閱讀通知，並聯絡雲端業者處理。若仍有執行個體在執行，請先儲存工作。</translation>
    </message>
    <message>
        <source>The account&apos;s real name is not verified</source>
        <translation>帳號尚未實名認證</translation>
    </message>
    <message>
        <source>In the regions of mainland China {provider} sells machines to verified accounts only.</source>
        <translation>在中國大陸的區域，{provider} 只向已認證的帳號出售執行個體。</translation>
    </message>
    <message>
        <source>Do the verification in the console (it takes minutes), or choose a region outside mainland China.</source>
        <translation>請在主控台完成實名認證（數分鐘即可），或選擇中國大陸以外的區域。</translation>
    </message>
    <message>
        <source>There is not enough money in the account</source>
        <translation>餘額不足</translation>
    </message>
    <message>
        <source>The balance is {balance}; before a machine can be bought it must be at least {needed}. Nothing was bought.</source>
        <translation>餘額為 {balance}；購買執行個體前至少需要 {needed}。沒有購買任何東西。</translation>
    </message>
    <message>
        <source>Top up the account, then try again.</source>
        <translation>請儲值後再試一次。</translation>
    </message>
    <message>
        <source>The account has no way to pay</source>
        <translation>帳號沒有付款方式</translation>
    </message>
    <message>
        <source>{provider} sells no pay-as-you-go machine before a payment method is on file.</source>
        <translation>在綁定付款方式之前，{provider} 不出售隨用隨付的執行個體。</translation>
    </message>
    <message>
        <source>Add a payment method in the console, then try again.</source>
        <translation>請在主控台新增付款方式，然後再試一次。</translation>
    </message>
    <message>
        <source>The account has an unpaid bill</source>
        <translation>帳號有未付的帳單</translation>
    </message>
    <message>
        <source>With a bill unpaid, {provider} stops machines and after some days releases them together with their disks.</source>
        <translation>欠費時，{provider} 會停止執行個體，數天後連同雲端硬碟一併釋放。</translation>
    </message>
    <message>
        <source>Pay what is owed now, then check with Sweep that your disks are still there.</source>
        <translation>請立即付清欠款，再用「清查」確認雲端硬碟還在。</translation>
    </message>
    <message>
        <source>Spot is not available to this account or type</source>
        <translation>此帳號或規格不能使用搶佔式</translation>
    </message>
    <message>
        <source>{provider} excludes some accounts and some instance types from spot prices.</source>
        <translation>{provider} 對部分帳號與部分執行個體規格不提供搶佔式價格。</translation>
    </message>
    <message>
        <source>Choose on-demand, or another instance type.</source>
        <translation>請選擇隨用隨付，或換一種執行個體規格。</translation>
    </message>
    <message>
        <source>Your quota in {region} is zero: {quota}</source>
        <translation>您在{region}的配額為零：{quota}</translation>
    </message>
    <message>
        <source>A new account often may not run GPU machines in a region before it asks for it.</source>
        <translation>新帳號在某個區域執行 GPU 執行個體之前，往往需要先申請。</translation>
    </message>
    <message>
        <source>Ask for the quota in the console (usually granted within a working day), or choose another region.</source>
        <translation>請在主控台申請配額（通常一個工作天內核准），或換一個區域。</translation>
    </message>
    <message>
        <source>A limit of your account is reached: {what}</source>
        <translation>達到帳號上限：{what}</translation>
    </message>
    <message>
        <source>The account already has as many of these as it may have.</source>
        <translation>帳號擁有的數量已達上限。</translation>
    </message>
    <message>
        <source>Release what you no longer need, or ask for a higher quota in the console.</source>
        <translation>請釋放不再需要的資源，或在主控台申請更高的配額。</translation>
    </message>
    <message>
        <source>{type} is sold out in {zone}</source>
        <translation>{type} 在 {zone} 已售完</translation>
    </message>
    <message>
        <source>{provider} has none left there at the moment. Nothing was bought.</source>
        <translation>{provider} 目前在那裡沒有庫存。沒有購買任何東西。</translation>
    </message>
    <message>
        <source>Choose another zone or type; the price list shows where there is stock. Or try again later.</source>
        <translation>請換一個可用區或規格，價格表會顯示哪裡有貨；也可以稍後再試。</translation>
    </message>
    <message>
        <source>{type} is not sold in {zone}</source>
        <translation>{type} 不在 {zone} 販售</translation>
    </message>
    <message>
        <source>The type does not exist there, or is no longer sold to new customers.</source>
        <translation>那裡沒有這種規格，或已不再向新客戶販售。</translation>
    </message>
    <message>
        <source>Choose another zone or type; the price list shows what is sold where.</source>
        <translation>請換一個可用區或規格，價格表會顯示哪裡販售什麼。</translation>
    </message>
    <message>
        <source>The price is above your limit</source>
        <translation>價格高於您的上限</translation>
    </message>
    <message>
        <source>The market price is {market} per hour; your limit is {limit}. Nothing was bought.</source>
        <translation>市場價為每小時 {market}，您的上限是 {limit}。沒有購買任何東西。</translation>
    </message>
    <message>
        <source>Raise the limit, wait until the price falls, or choose another zone or type.</source>
        <translation>請提高上限，等價格回落，或換一個可用區或規格。</translation>
    </message>
    <message>
        <source>This kind of disk does not fit the machine</source>
        <translation>這類雲端硬碟不適合此執行個體</translation>
    </message>
    <message>
        <source>{type} in {zone} does not take disks of the kind {category}.</source>
        <translation>{type} 在 {zone} 不支援{category}類型的雲端硬碟。</translation>
    </message>
    <message>
        <source>Leave the kind of disk to Spotbook, or choose one that is offered for this type. A disk with data moves by way of a snapshot.</source>
        <translation>請讓 Spotbook 選擇雲端硬碟類型，或選一種此規格支援的。有資料的雲端硬碟可以透過快照遷移。</translation>
    </message>
    <message>
        <source>A disk of this size is not possible</source>
        <translation>不能使用這個大小的雲端硬碟</translation>
    </message>
    <message>
        <source>Each kind of disk has a smallest and a largest size, and a disk made from a snapshot cannot be smaller than the snapshot.</source>
        <translation>每類雲端硬碟都有最小與最大容量；以快照建立的雲端硬碟不能小於快照。</translation>
    </message>
    <message>
        <source>Choose another size.</source>
        <translation>請換一個大小。</translation>
    </message>
    <message>
        <source>The disk is in another zone</source>
        <translation>雲端硬碟在另一個可用區</translation>
    </message>
    <message>
        <source>{disk} is in {diskZone}, the machine would be in {zone}. A disk can be attached in its own zone only.</source>
        <translation>{disk} 在 {diskZone}，而執行個體會在 {zone}。雲端硬碟只能掛載到同一可用區的執行個體。</translation>
    </message>
    <message>
        <source>Choose {diskZone} for the machine, or make a snapshot of the disk and start from that.</source>
        <translation>請把執行個體放在 {diskZone}，或為雲端硬碟建立快照後從快照啟動。</translation>
    </message>
    <message>
        <source>The disk is in use</source>
        <translation>雲端硬碟正在使用中</translation>
    </message>
    <message>
        <source>{disk} is attached to another machine, and Spotbook takes no disk away from a machine that runs.</source>
        <translation>{disk} 掛載在另一個執行個體上；Spotbook 不會從執行中的執行個體取走雲端硬碟。</translation>
    </message>
    <message>
        <source>Park or release that machine first, or choose another disk.</source>
        <translation>請先停放或釋放那個執行個體，或換一顆雲端硬碟。</translation>
    </message>
    <message>
        <source>The disk is not empty</source>
        <translation>雲端硬碟不是空的</translation>
    </message>
    <message>
        <source>{disk} should have been formatted, but there is data on it. It was left exactly as it is.</source>
        <translation>{disk} 本應格式化，但上面有資料，因此維持原狀，沒有動過。</translation>
    </message>
    <message>
        <source>Use it as an existing disk, or take a new one.</source>
        <translation>請把它當作既有雲端硬碟使用，或新建一顆。</translation>
    </message>
    <message>
        <source>The machine got no public address</source>
        <translation>執行個體沒有公開 IP 位址</translation>
    </message>
    <message>
        <source>Without one neither SSH nor the notebook can be reached from here.</source>
        <translation>沒有公開 IP 位址，從這裡就無法連到 SSH 與 Notebook。</translation>
    </message>
    <message>
        <source>Launch again with at least 1 Mbit/s of outbound bandwidth.</source>
        <translation>請以至少 1 Mbit/s 的對外頻寬重新啟動。</translation>
    </message>
    <message>
        <source>Not found: {what} {id}</source>
        <translation>找不到：{what} {id}</translation>
    </message>
    <message>
        <source>It does not exist, or not in this region, or not under this key.</source>
        <translation>它不存在，或不在此區域，或不屬於此金鑰。</translation>
    </message>
    <message>
        <source>Look in the list for its exact name.</source>
        <translation>請在清單中查看正確的名稱。</translation>
    </message>
    <message>
        <source>Something of this name already exists</source>
        <translation>同名的資源已經存在</translation>
    </message>
    <message>
        <source>The name is taken, and what bears it was not made by this launch.</source>
        <translation>名稱已被占用，而且不是這次啟動建立的。</translation>
    </message>
    <message>
        <source>Choose another name, or remove what is there.</source>
        <translation>請換一個名稱，或移除既有的資源。</translation>
    </message>
    <message>
        <source>Another operation is still going on</source>
        <translation>另一個作業仍在進行</translation>
    </message>
    <message>
        <source>The cloud is still busy with the same machine or disk.</source>
        <translation>雲端還在處理同一個執行個體或同一顆雲端硬碟。</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>請稍候再試。</translation>
    </message>
    <message>
        <source>It cannot be deleted yet</source>
        <translation>暫時還不能刪除</translation>
    </message>
    <message>
        <source>Something still uses it: {what} {id}.</source>
        <translation>仍有資源在使用它：{what} {id}。</translation>
    </message>
    <message>
        <source>Try again in a minute; the cloud needs that long to forget what was deleted.</source>
        <translation>請一分鐘後再試；雲端需要這麼久才會忘掉已刪除的資源。</translation>
    </message>
    <message>
        <source>This was not made by this Spotbook</source>
        <translation>這不是由本機的 Spotbook 建立的</translation>
    </message>
    <message>
        <source>{id} does not carry the mark of this installation. Spotbook shows it, but neither changes nor deletes what it did not make.</source>
        <translation>{id} 沒有本機安裝的標記。Spotbook 會顯示它，但不會修改或刪除不是自己建立的資源。</translation>
    </message>
    <message>
        <source>Do it on the computer it was made with, or in the provider&apos;s console.</source>
        <translation>請在建立它的電腦上操作，或在雲端主控台中操作。</translation>
    </message>
    <message>
        <source>That is not possible here: {what}</source>
        <translation>此處無法執行：{what}</translation>
    </message>
    <message>
        <source>{provider} does not offer it for this type. A machine with local disks, for example, costs the same stopped as running.</source>
        <translation>{provider} 對此規格不提供這項功能。例如，帶本機磁碟的執行個體不支援節省停機模式，停止後仍按執行時的價格計費。</translation>
    </message>
    <message>
        <source>To end the bill and keep the work, use Park.</source>
        <translation>要停止計費並保留工作，請使用「停放」。</translation>
    </message>
    <message>
        <source>There is no region {region}</source>
        <translation>沒有名為 {region} 的區域</translation>
    </message>
    <message>
        <source>{provider} does not list a region of this name for your account.</source>
        <translation>{provider} 沒有為您的帳號列出這個區域。</translation>
    </message>
    <message>
        <source>Choose one from the list of regions.</source>
        <translation>請從區域清單中選擇。</translation>
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
        <translation>請更正後再試一次。</translation>
    </message>
    <message>
        <source>The profile cannot be read</source>
        <translation>無法讀取設定檔</translation>
    </message>
    <message>
        <source>In {file}: {reason}. Nothing was changed.</source>
        <translation>{file} 中：{reason}。沒有作任何變更。</translation>
    </message>
    <message>
        <source>Correct the file at this place, or export a profile that works and start from it.</source>
        <translation>請更正檔案中的這一處，或匯出一個可用的設定檔，從它改起。</translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation>無法讀取設定</translation>
    </message>
    <message>
        <source>In {file}: {reason}. Spotbook does not overwrite what it cannot read.</source>
        <translation>{file} 中：{reason}。Spotbook 不會覆寫無法讀取的內容。</translation>
    </message>
    <message>
        <source>Correct the file. If you move it away instead, Spotbook begins anew and treats machines made so far as another computer&apos;s.</source>
        <translation>請更正檔案。若把它移走，Spotbook 會重新開始，並把先前建立的執行個體視為另一台電腦的。</translation>
    </message>
    <message>
        <source>A file cannot be written or read on this computer</source>
        <translation>無法在本機讀寫檔案</translation>
    </message>
    <message>
        <source>{file}: {reason}. Spotbook buys nothing that it cannot write down first.</source>
        <translation>{file}：{reason}。凡是不能先記錄下來的，Spotbook 都不會購買。</translation>
    </message>
    <message>
        <source>Make room or correct the permissions, then try again.</source>
        <translation>請騰出空間或更正權限，然後再試一次。</translation>
    </message>
    <message>
        <source>There is no keychain on this computer</source>
        <translation>本機沒有鑰匙圈</translation>
    </message>
    <message>
        <source>Keys are kept in the system&apos;s keychain only, never in a file. The system says: {reason}.</source>
        <translation>金鑰只儲存在系統鑰匙圈中，絕不寫入檔案。系統訊息：{reason}。</translation>
    </message>
    <message>
        <source>Install and start GNOME Keyring or KWallet, or use the key for this run only.</source>
        <translation>請安裝並啟動 GNOME Keyring 或 KWallet，或僅在本次執行中使用金鑰。</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>鑰匙圈已鎖定</translation>
    </message>
    <message>
        <source>It was not unlocked, so the key in it cannot be read.</source>
        <translation>鑰匙圈沒有解鎖，因此無法讀取其中的金鑰。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or use the key for this run only.</source>
        <translation>請解鎖後再試，或僅在本次執行中使用金鑰。</translation>
    </message>
    <message>
        <source>The keychain reported an error</source>
        <translation>鑰匙圈回報了錯誤</translation>
    </message>
    <message>
        <source>The system says: {reason}.</source>
        <translation>系統訊息：{reason}。</translation>
    </message>
    <message>
        <source>Try again; if it stays like this, use the key for this run only.</source>
        <translation>請再試一次；若一直如此，可僅在本次執行中使用金鑰。</translation>
    </message>
    <message>
        <source>Your own internet address could not be found out</source>
        <translation>無法查明您自己的公開 IP 位址</translation>
    </message>
    <message>
        <source>The machine is opened to this computer&apos;s address only. The services that were asked for it did not answer, or disagree.</source>
        <translation>執行個體只對本機的位址開放。用來查詢位址的服務沒有回應，或給出的結果不一致。</translation>
    </message>
    <message>
        <source>Enter your public address yourself.</source>
        <translation>請自行輸入您的公開 IP 位址。</translation>
    </message>
    <message>
        <source>The machine does not answer</source>
        <translation>執行個體沒有回應</translation>
    </message>
    <message>
        <source>No connection to {host}, port {port}. It may still be starting, or your address has changed and the security group no longer lets you in.</source>
        <translation>無法連線到 {host} 的連接埠 {port}。執行個體可能還在啟動，或者您的位址變了，安全性群組不再放行。</translation>
    </message>
    <message>
        <source>Try again in a minute. Until it is parked or released, the machine costs money.</source>
        <translation>請一分鐘後再試。在停放或釋放之前，執行個體會一直計費。</translation>
    </message>
    <message>
        <source>What answers is not the machine&apos;s SSH</source>
        <translation>回應的不是執行個體的 SSH</translation>
    </message>
    <message>
        <source>Something answers at {host}, port {port}, but does not speak SSH. Usually a hotel or company network intercepts the connection. No key was sent.</source>
        <translation>{host} 的連接埠 {port} 有回應，但不是 SSH。通常是飯店或公司網路攔截了連線。沒有送出任何金鑰。</translation>
    </message>
    <message>
        <source>Try again over another network.</source>
        <translation>請換一個網路再試。</translation>
    </message>
    <message>
        <source>The machine&apos;s identity has changed</source>
        <translation>執行個體的身分變了</translation>
    </message>
    <message>
        <source>{host} shows another host key than the one pinned for it (expected {expected}, found {found}). Somebody may be in between, or the machine was reinstalled outside Spotbook. No connection was made.</source>
        <translation>{host} 出示的主機金鑰與為它固定的不同（應為 {expected}，實為 {found}）。可能有人從中攔截，或執行個體在 Spotbook 之外被重新安裝。沒有建立連線。</translation>
    </message>
    <message>
        <source>Do not go on over this network. If you did not reinstall the machine, release it and launch a new one.</source>
        <translation>請不要在此網路上繼續。若您沒有重新安裝執行個體，請釋放它並重新啟動一個。</translation>
    </message>
    <message>
        <source>The machine&apos;s identity could not be proved</source>
        <translation>無法證實執行個體的身分</translation>
    </message>
    <message>
        <source>It does not show the host key it was given, and the cloud&apos;s own channel did not confirm another. Spotbook never accepts a key unseen.</source>
        <translation>它沒有出示交給它的主機金鑰，雲端自己的管道也沒有證實其他金鑰。Spotbook 絕不接受未經核對的金鑰。</translation>
    </message>
    <message>
        <source>Launch again; if it happens again, choose another image.</source>
        <translation>請重新啟動一次；若再次發生，請換一個映像檔。</translation>
    </message>
    <message>
        <source>The machine refused the login</source>
        <translation>執行個體拒絕登入</translation>
    </message>
    <message>
        <source>It does not accept your SSH key: the image ignores the key it was given, or the keys on the machine were changed.</source>
        <translation>它不接受您的 SSH 金鑰：映像檔忽略了給它的金鑰，或執行個體上的金鑰被改過。</translation>
    </message>
    <message>
        <source>Name the right key file, or launch again with the default image.</source>
        <translation>請指定正確的金鑰檔案，或以預設映像檔重新啟動。</translation>
    </message>
    <message>
        <source>The connection to the machine broke off</source>
        <translation>與執行個體的連線中斷了</translation>
    </message>
    <message>
        <source>What was begun on the machine goes on there without us. As long as the machine exists it costs money.</source>
        <translation>執行個體上已經開始的工作會自行繼續。只要執行個體還在，就會產生費用。</translation>
    </message>
    <message>
        <source>Go on: it continues from where it is.</source>
        <translation>請繼續：會從中斷處接著進行。</translation>
    </message>
    <message>
        <source>A command on the machine failed</source>
        <translation>執行個體上的命令失敗了</translation>
    </message>
    <message>
        <source>{command} ended with exit code {exitCode}: {output}</source>
        <translation>{command} 以結束代碼 {exitCode} 結束：{output}</translation>
    </message>
    <message>
        <source>Read its output, then try again or undo the launch.</source>
        <translation>請查看其輸出，然後再試一次或撤銷這次啟動。</translation>
    </message>
    <message>
        <source>The machine&apos;s disk is full</source>
        <translation>執行個體的磁碟滿了</translation>
    </message>
    <message>
        <source>There is no room left under {path}.</source>
        <translation>{path} 下沒有剩餘空間。</translation>
    </message>
    <message>
        <source>Delete something there and go on, or launch with a larger disk.</source>
        <translation>請在那裡刪除一些內容後繼續，或以更大的雲端硬碟啟動。</translation>
    </message>
    <message>
        <source>The notebook&apos;s port is taken</source>
        <translation>Notebook 的連接埠被占用</translation>
    </message>
    <message>
        <source>Another program on the machine already listens on port {port}.</source>
        <translation>執行個體上的另一個程式已在監聽連接埠 {port}。</translation>
    </message>
    <message>
        <source>End that program and go on, or launch with an image that does not start it.</source>
        <translation>請結束那個程式後繼續，或用不會啟動它的映像檔來啟動。</translation>
    </message>
    <message>
        <source>Preparing the machine failed at: {step}</source>
        <translation>準備執行個體時失敗：{step}</translation>
    </message>
    <message>
        <source>Its last lines: {output}</source>
        <translation>最後幾行輸出：{output}</translation>
    </message>
    <message>
        <source>Retry this step, or undo the launch so that the machine stops costing.</source>
        <translation>請再試一次這個步驟，或撤銷這次啟動，讓執行個體停止計費。</translation>
    </message>
    <message>
        <source>The machine is still busy with its own updates</source>
        <translation>執行個體還在忙於自己的更新</translation>
    </message>
    <message>
        <source>Its package manager is locked by another process, and stayed so for the whole time allowed.</source>
        <translation>它的套件管理程式被另一個處理程序鎖定，在允許的時間內一直沒有解開。</translation>
    </message>
    <message>
        <source>Wait a few minutes, then go on.</source>
        <translation>請等幾分鐘再繼續。</translation>
    </message>
    <message>
        <source>The notebook does not answer</source>
        <translation>Notebook 沒有回應</translation>
    </message>
    <message>
        <source>Nothing that behaves like a Jupyter server answers at {address}.</source>
        <translation>在 {address} 上沒有像 Jupyter 伺服器那樣的回應。</translation>
    </message>
    <message>
        <source>The notebook refuses the password</source>
        <translation>Notebook 拒絕了密碼</translation>
    </message>
    <message>
        <source>The password kept here is not the one the machine was set up with.</source>
        <translation>這裡儲存的密碼與設定執行個體時用的不同。</translation>
    </message>
    <message>
        <source>Enter the password that this machine was set up with.</source>
        <translation>請輸入設定這個執行個體時用的密碼。</translation>
    </message>
    <message>
        <source>The notebook shows a certificate that is not ours</source>
        <translation>Notebook 出示的憑證不是我們的</translation>
    </message>
    <message>
        <source>It is not the certificate made for this machine. Somebody may be in between; your password was not sent.</source>
        <translation>它不是為這個執行個體製作的憑證。可能有人從中攔截；您的密碼沒有送出。</translation>
    </message>
    <message>
        <source>Do not open the notebook over this network. Try another network, or reach it through the tunnel.</source>
        <translation>請不要在此網路上開啟 Notebook。請換一個網路，或透過通道連線。</translation>
    </message>
    <message>
        <source>The machine is gone</source>
        <translation>執行個體已不存在</translation>
    </message>
    <message>
        <source>It was released, or its lease came to an end. The work disk is not part of it and stays.</source>
        <translation>它已被釋放，或租期已到。工作碟不屬於執行個體，仍然保留。</translation>
    </message>
    <message>
        <source>Start again from the profile; the work disk is attached to the new machine.</source>
        <translation>請用該設定檔再次啟動；工作碟會掛載到新的執行個體上。</translation>
    </message>
    <message>
        <source>The cloud took the spot machine back</source>
        <translation>雲端回收了搶佔式執行個體</translation>
    </message>
    <message>
        <source>The provider needed it, or the price rose above your limit: that is the risk of a spot price. The work disk stays.</source>
        <translation>雲端業者需要這個執行個體，或價格超過了您的上限：這正是搶佔式價格的風險。工作碟仍然保留。</translation>
    </message>
    <message>
        <source>Start again from the profile, in another zone if this one has no stock.</source>
        <translation>請用該設定檔再次啟動；若此可用區無貨，就換一個可用區。</translation>
    </message>
    <message>
        <source>Another Spotbook is working on this already</source>
        <translation>另一個 Spotbook 正在處理</translation>
    </message>
    <message>
        <source>A window or a terminal on this computer is busy with {profile}.</source>
        <translation>本機的某個視窗或終端機正在處理{profile}。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it there.</source>
        <translation>請等它完成，或在那裡結束它。</translation>
    </message>
    <message>
        <source>An earlier launch of {profile} was interrupted</source>
        <translation>{profile} 上一次啟動被中斷</translation>
    </message>
    <message>
        <source>It came to no end, and what it made may still be there and cost money. A second launch beside it would be paid for as well. Nothing was bought.</source>
        <translation>那次啟動沒有完成，它建立的資源可能仍然存在並產生費用。再啟動一次就要多付一份錢。本次沒有購買任何資源。</translation>
    </message>
    <message>
        <source>Go on with it, or undo it; then launch again.</source>
        <translation>請繼續那次啟動，或撤銷它，然後再啟動。</translation>
    </message>
    <message>
        <source>{profile} has a machine already</source>
        <translation>{profile} 已經有一個執行個體</translation>
    </message>
    <message>
        <source>It was launched before and costs money. A second one under the same profile would be paid for as well. Nothing was bought.</source>
        <translation>它先前已啟動，正在產生費用。用同一設定檔再啟動一個就要多付一份錢。本次沒有購買任何資源。</translation>
    </message>
    <message>
        <source>Open its notebook; or park or release it before you launch again.</source>
        <translation>請開啟它的 Notebook；或先停放或釋放它，再重新啟動。</translation>
    </message>
    <message>
        <source>Not everything could be undone; something may still cost money</source>
        <translation>沒能全部撤銷，可能仍在產生費用</translation>
    </message>
    <message>
        <source>Still there: {left}.</source>
        <translation>仍然存在：{left}。</translation>
    </message>
    <message>
        <source>Undo again as soon as the cloud can be reached. If that fails, delete it in the provider&apos;s console: until then it costs.</source>
        <translation>一旦能連上雲端，請再次撤銷。若仍不行，請在雲端主控台刪除；在此之前會一直計費。</translation>
    </message>
    <message>
        <source>What this had created on the way was undone. What was there before is as it was, and goes on costing if it did.</source>
        <translation>途中建立的資源已撤銷。原有的資源維持原狀；原本計費的會繼續計費。</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays like this, start the profile again: the steps mend the service.</source>
        <translation>請在一分鐘後再試。若仍如此，請重新啟動該設定檔：各步驟會修復服務。</translation>
    </message>
    <message>
        <source>This launch belongs to another account</source>
        <translation>這次啟動屬於另一個帳號</translation>
    </message>
    <message>
        <source>It was made in account {account}. The key in use belongs to account {current}, which cannot see it: a machine of it may be running, and costing.</source>
        <translation>它是在帳號 {account} 中建立的。目前使用的金鑰屬於帳號 {current}，看不到它：它的執行個體可能仍在執行並產生費用。</translation>
    </message>
    <message>
        <source>Use a key of the account it was made in, then look again.</source>
        <translation>請改用建立它的帳號的金鑰，然後再查看。</translation>
    </message>
    <message>
        <source>Stopped halfway</source>
        <translation>停在中途</translation>
    </message>
    <message>
        <source>It was ended before all of {profile} was done. What was done stays done. The rest is as it was: a machine that is still there goes on costing money.</source>
        <translation>{profile} 尚未全部完成就結束了。已完成的不會撤回，其餘維持原狀：仍在的執行個體會繼續產生費用。</translation>
    </message>
    <message>
        <source>Look in the list at what still costs money, then do the same again: it goes on from where it is.</source>
        <translation>請在清單中查看哪些仍在產生費用，然後重複同一作業：它會從停下的地方繼續。</translation>
    </message>
    <message>
        <source>{provider} refused: {what}</source>
        <translation>{provider} 拒絕了要求：{what}</translation>
    </message>
    <message>
        <source>Spotbook does not know this code. The cloud&apos;s own words: {reason}</source>
        <translation>Spotbook 不認識這個錯誤碼。雲端的原話：{reason}</translation>
    </message>
    <message>
        <source>Try again, or choose something else. If it stays like this, copy the report: the provider&apos;s support finds the request by its RequestId.</source>
        <translation>請重試，或改選其他選項。如果一直這樣，請複製報告：雲端業者的客服可憑 RequestId 找到該要求。</translation>
    </message>
    <message>
        <source>{provider} does not do that: {what}</source>
        <translation>{provider} 不支援此作業：{what}</translation>
    </message>
    <message>
        <source>What was chosen does not go together there. The cloud&apos;s own words: {reason}</source>
        <translation>所選的組合在那裡無法使用。雲端的原話：{reason}</translation>
    </message>
    <message>
        <source>Choose another zone, type, disk or image, then try again.</source>
        <translation>請改選其他可用區、規格、雲端硬碟或映像檔，然後重試。</translation>
    </message>
    <message>
        <source>{provider} does not accept a value: {field}</source>
        <translation>{provider} 不接受某個參數：{field}</translation>
    </message>
    <message>
        <source>The cloud&apos;s own words: {reason}</source>
        <translation>雲端的原話：{reason}</translation>
    </message>
    <message>
        <source>Choose something else and try again. If it stays like this, please report it with the details.</source>
        <translation>請改選其他選項後重試。如果一直這樣，請附上詳細資訊回報給我們。</translation>
    </message>
    <message>
        <source>The spending limit does not allow that</source>
        <translation>花費上限不允許這樣做</translation>
    </message>
    <message>
        <source>Without an end before {until} this session could cost more than {limit}. Nothing was changed: the machine ends when it would have ended.</source>
        <translation>如果不在 {until} 之前結束，這次使用的花費可能超過 {limit}。沒有做任何變更：執行個體仍會在原來的時間釋放。</translation>
    </message>
    <message>
        <source>Give it less time, or park it and start it again: then a new session begins. The profile holds the limit of later sessions.</source>
        <translation>請縮短時間，或者停放後再啟動：那樣會開始一次新的使用。以後各次的上限儲存在設定檔中。</translation>
    </message>
    <message>
        <source>The practice cloud is not installed</source>
        <translation>沒有安裝練習雲</translation>
    </message>
    <message>
        <source>The program {program} is neither beside Spotbook nor in PATH.</source>
        <translation>程式 {program} 既不在 Spotbook 旁邊，也不在 PATH 中。</translation>
    </message>
    <message>
        <source>Install the package that brings it, then try again. Nothing costs money meanwhile.</source>
        <translation>請安裝包含它的套件，然後再試一次。這段期間不會產生任何費用。</translation>
    </message>
    <message>
        <source>The practice cloud did not start</source>
        <translation>練習雲沒有啟動</translation>
    </message>
    <message>
        <source>Its last words: {reason}</source>
        <translation>它最後的輸出：{reason}</translation>
    </message>
    <message>
        <source>Try again. If it stays like this, please report it with the details.</source>
        <translation>請再試一次。如果一直如此，請附上詳細資訊回報問題。</translation>
    </message>
    <message>
        <source>No practice machine can run on this computer</source>
        <translation>本機無法執行練習執行個體</translation>
    </message>
    <message>
        <source>The practice window is open: keys, prices and the whole wizard can be tried, but a launch would wait in vain for its machine. The reason: {reason}</source>
        <translation>練習視窗已開啟：金鑰、價格和整個精靈都可以試用，但啟動執行個體時會一直等不到它。原因：{reason}</translation>
    </message>
    <message>
        <source>Log in at the screen or through ssh, not with su or sudo; allow user namespaces (on Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0); in a container, provide /dev/fuse and /dev/net/tun. Then close the practice window and start it again.</source>
        <translation>請在螢幕前或透過 ssh 登入，不要用 su 或 sudo；允許使用者命名空間（Ubuntu：kernel.apparmor_restrict_unprivileged_userns=0）；在容器中請提供 /dev/fuse 與 /dev/net/tun。然後關閉練習視窗再重新啟動。</translation>
    </message>
    <message>
        <source>It costs more now than you agreed to</source>
        <translation>現在的價格高於您同意的價格</translation>
    </message>
    <message>
        <source>{type} in {zone} now costs {market} per hour; the price that you agreed to was {agreed}. Nothing was bought.</source>
        <translation>{zone} 的 {type} 現在每小時 {market}；您同意的價格是 {agreed}。沒有購買任何東西。</translation>
    </message>
    <message>
        <source>Look at the price again and start if it suits you, or choose another zone or type.</source>
        <translation>請再看一下價格，合適就啟動，或換一個可用區或規格。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>profile name</source>
        <translation>設定檔名稱</translation>
    </message>
    <message>
        <source>region</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>可用區</translation>
    </message>
    <message>
        <source>instance type</source>
        <translation>執行個體規格</translation>
    </message>
    <message>
        <source>price limit per hour</source>
        <translation>每小時價格上限</translation>
    </message>
    <message>
        <source>machine name</source>
        <translation>執行個體名稱</translation>
    </message>
    <message>
        <source>bandwidth in Mbit/s</source>
        <translation>頻寬（Mbit/s）</translation>
    </message>
    <message>
        <source>size of the system disk in GiB</source>
        <translation>系統碟大小（GiB）</translation>
    </message>
    <message>
        <source>size of the work disk in GiB</source>
        <translation>工作碟大小（GiB）</translation>
    </message>
    <message>
        <source>work disk</source>
        <translation>工作碟</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>lease in minutes</source>
        <translation>租期（分鐘）</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>租期</translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation>SSH 金鑰檔案</translation>
    </message>
    <message>
        <source>name to confirm with</source>
        <translation>用於確認的名稱</translation>
    </message>
    <message>
        <source>password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>your own address</source>
        <translation>您自己的位址</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>端點</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令列</translation>
    </message>
    <message>
        <source>spending limit of a session</source>
        <translation>一次使用的花費上限</translation>
    </message>
    <message>
        <source>Git key file</source>
        <translation>Git 金鑰檔案</translation>
    </message>
    <message>
        <source>file</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>雲端硬碟</translation>
    </message>
    <message>
        <source>range of addresses</source>
        <translation>位址範圍</translation>
    </message>
    <message>
        <source>command by way of the cloud</source>
        <translation>透過雲端執行的命令</translation>
    </message>
    <message>
        <source>kind of the system disk</source>
        <translation>系統碟的類型</translation>
    </message>
    <message>
        <source>user data of the machine</source>
        <translation>執行個體的自訂資料</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>主機名稱</translation>
    </message>
    <message>
        <source>id of the launch</source>
        <translation>啟動編號</translation>
    </message>
    <message>
        <source>id</source>
        <translation>編號</translation>
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
        <translation>執行個體上的 Git 金鑰（選用）</translation>
    </message>
    <message>
        <source>&amp;None: public repositories need no key</source>
        <translation>不使用：公開的儲存庫不需要金鑰(&amp;N)</translation>
    </message>
    <message>
        <source>Spotboo&amp;k makes one for its machines; you add its public half to your Git account</source>
        <translation>由 Spotbook 為其執行個體產生；您把公開金鑰加到自己的 Git 帳號(&amp;K)</translation>
    </message>
    <message>
        <source>My own Git key &amp;file</source>
        <translation>我自己的 Git 金鑰檔案(&amp;F)</translation>
    </message>
    <message>
        <source>Private Git key file</source>
        <translation>Git 私密金鑰檔案</translation>
    </message>
    <message>
        <source>Choose Git ke&amp;y…</source>
        <translation>選擇 Git 金鑰(&amp;Y)…</translation>
    </message>
    <message>
        <source>Copy &amp;Git key&apos;s public half</source>
        <translation>複製 Git 公開金鑰(&amp;G)</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>歷史</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>使用紀錄</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>設定檔</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>執行個體</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>結束方式</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>費用</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>費用紀錄</translation>
    </message>
    <message>
        <source>Cost by month</source>
        <translation>每月費用</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>&amp;Copy receipt</source>
        <translation>複製費用紀錄(&amp;C)</translation>
    </message>
    <message>
        <source>Sa&amp;ve as CSV…</source>
        <translation>另存為 CSV(&amp;V)…</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Zoom with the wheel or by drawing a rectangle; the right button zooms out.</source>
        <translation>用滾輪或拖出矩形放大；按右鍵縮小。</translation>
    </message>
    <message>
        <source>Load prices a&amp;gain</source>
        <translation>重新載入價格(&amp;G)</translation>
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
        <translation>如何取得存取金鑰</translation>
    </message>
    <message>
        <source>A key of its own for Spotbook, which may do only what Spotbook needs. You can delete it in the console whenever you like.</source>
        <translation>給 Spotbook 一個專用的金鑰，只允許它做必要的事。您隨時可以在主控台刪除它。</translation>
    </message>
    <message>
        <source>1. In the console, make a user for Spotbook alone. Allow it access by permanent AccessKey, not by password.</source>
        <translation>1. 在主控台為 Spotbook 單獨建立一個 RAM 使用者。存取方式選擇「使用永久 AccessKey 存取」，不要選主控台登入。</translation>
    </message>
    <message>
        <source>Open the &amp;users</source>
        <translation>開啟使用者頁面(&amp;U)</translation>
    </message>
    <message>
        <source>2. Make a custom policy from the text beside this (script editor), and grant it to that user. It allows what Spotbook needs, and nothing more.</source>
        <translation>2. 用右側的文字建立自訂權限原則（腳本編輯），並授予該使用者。它只允許 Spotbook 所需的操作。</translation>
    </message>
    <message>
        <source>Open the &amp;policies</source>
        <translation>開啟權限原則頁面(&amp;P)</translation>
    </message>
    <message>
        <source>3. On the user’s page, create an AccessKey. Its secret is shown once only: copy it, or download the CSV file.</source>
        <translation>3. 在該使用者的頁面建立 AccessKey。AccessKey Secret 只顯示一次：請複製下來，或下載 CSV 檔案。</translation>
    </message>
    <message>
        <source>Open the &amp;keys</source>
        <translation>開啟金鑰頁面(&amp;K)</translation>
    </message>
    <message>
        <source>4. Come back and enter both parts on the next page. They are tested at once and kept in the keychain of this computer.</source>
        <translation>4. 回到這裡，在下一頁填入這兩個部分。它們會立即驗證，並儲存在本機的鑰匙圈中。</translation>
    </message>
    <message>
        <source>The p&amp;olicy</source>
        <translation>權限原則(&amp;O)</translation>
    </message>
    <message>
        <source>Cop&amp;y the policy</source>
        <translation>複製權限原則(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Access keys</source>
        <translation>存取金鑰</translation>
    </message>
    <message>
        <source>Spotbook talks to the cloud with an access key of your account. It is tested at once and kept in the keychain of this computer, never in a file.</source>
        <translation>Spotbook 以您帳號的存取金鑰（AccessKey）與雲端通訊。金鑰會立即驗證，只儲存在本機的鑰匙圈中，絕不寫入檔案。</translation>
    </message>
    <message>
        <source>Use &amp;another key</source>
        <translation>換一個金鑰(&amp;A)</translation>
    </message>
    <message>
        <source>Access key &amp;ID</source>
        <translation>存取金鑰 &amp;ID</translation>
    </message>
    <message>
        <source>Access key &amp;secret</source>
        <translation>存取金鑰 &amp;Secret</translation>
    </message>
    <message>
        <source>&amp;Test the key</source>
        <translation>驗證金鑰(&amp;T)</translation>
    </message>
    <message>
        <source>No key yet?</source>
        <translation>還沒有金鑰？</translation>
    </message>
    <message>
        <source>Make a key for a user that may do only what Spotbook needs: create a user in the console, give it the policy below, then create an access key for it and copy both parts here.</source>
        <translation>請為一個只擁有 Spotbook 所需權限的使用者建立金鑰：在主控台新增使用者，授予下列權限原則，再為它建立存取金鑰，並把兩個部分都複製到這裡。</translation>
    </message>
    <message>
        <source>Open the key &amp;console</source>
        <translation>開啟主控台的金鑰頁面(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy the policy</source>
        <translation>複製權限原則(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Make a user for Spotbook</source>
        <translation>為 Spotbook 建立使用者(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keep the stored key</source>
        <translation>保留已儲存的金鑰(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing was deleted: the key from before is tested and used again.</source>
        <translation>沒有刪除任何東西：會驗證並重新使用先前的金鑰。</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>profile</source>
        <translation>設定檔</translation>
    </message>
    <message>
        <source>launch</source>
        <translation>啟動</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>執行個體</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>雲端硬碟</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>security group</source>
        <translation>安全性群組</translation>
    </message>
    <message>
        <source>key pair</source>
        <translation>金鑰對</translation>
    </message>
    <message>
        <source>subnet</source>
        <translation>子網路</translation>
    </message>
    <message>
        <source>network</source>
        <translation>專有網路</translation>
    </message>
    <message>
        <source>image</source>
        <translation>映像檔</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步驟</translation>
    </message>
    <message>
        <source>software stack</source>
        <translation>軟體組合</translation>
    </message>
    <message>
        <source>file</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>自動釋放時間</translation>
    </message>
    <message>
        <source>stopping the machine</source>
        <translation>停止執行個體</translation>
    </message>
    <message>
        <source>releasing the machine</source>
        <translation>釋放執行個體</translation>
    </message>
    <message>
        <source>commands by way of the cloud</source>
        <translation>透過雲端執行命令</translation>
    </message>
    <message>
        <source>access by a tunnel</source>
        <translation>透過通道連線</translation>
    </message>
    <message>
        <source>access by an address</source>
        <translation>透過位址連線</translation>
    </message>
    <message>
        <source>asking the cloud what is running</source>
        <translation>向雲端查詢正在執行的執行個體</translation>
    </message>
    <message>
        <source>vCPUs of spot machines</source>
        <translation>搶佔式執行個體的 vCPU</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>資源</translation>
    </message>
    <message>
        <source>attaching the disk</source>
        <translation>掛載雲端硬碟</translation>
    </message>
    <message>
        <source>detaching the disk</source>
        <translation>卸載雲端硬碟</translation>
    </message>
    <message>
        <source>the SSH connection</source>
        <translation>SSH 連線</translation>
    </message>
    <message>
        <source>the machine&apos;s first answer over SSH</source>
        <translation>執行個體的首次 SSH 回應</translation>
    </message>
    <message>
        <source>the SSH login</source>
        <translation>SSH 登入</translation>
    </message>
    <message>
        <source>a command on the machine</source>
        <translation>在執行個體上執行命令</translation>
    </message>
    <message>
        <source>the machine&apos;s new host key</source>
        <translation>執行個體的新主機金鑰</translation>
    </message>
    <message>
        <source>an answer that is too large</source>
        <translation>過大的回應</translation>
    </message>
    <message>
        <source>what the machine tells of its preparation</source>
        <translation>執行個體回報的準備進度</translation>
    </message>
    <message>
        <source>what the machine tells of its use</source>
        <translation>執行個體回報的使用情況</translation>
    </message>
</context>
<context>
    <name>LadderView</name>
    <message>
        <source>&amp;If that cannot be bought, in this order:</source>
        <translation>如果買不到，依序改買(&amp;I)：</translation>
    </message>
    <message>
        <source>Propos&amp;e</source>
        <translation>建議(&amp;E)</translation>
    </message>
    <message>
        <source>The same type in other zones first, then the types most like it</source>
        <translation>先是其他可用區的同一規格，然後是最接近的規格</translation>
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
        <translation>本區域中可以加入的報價</translation>
    </message>
    <message>
        <source>Add fallbac&amp;k</source>
        <translation>加入備選(&amp;K)</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation>記錄檔</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜尋(&amp;S)</translation>
    </message>
    <message>
        <source>words that must occur</source>
        <translation>必須包含的字詞</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>複製(&amp;C)</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>另存新檔(&amp;V)…</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>顯示(&amp;W)</translation>
    </message>
</context>
<context>
    <name>MachineCard</name>
    <message>
        <source>Machine</source>
        <translation>執行個體</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>費用</translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation>自動釋放</translation>
    </message>
    <message>
        <source>If parked</source>
        <translation>停放後</translation>
    </message>
    <message>
        <source>&amp;Open notebook</source>
        <translation>開啟 Notebook(&amp;O)</translation>
    </message>
    <message>
        <source>Copy pass&amp;word</source>
        <translation>複製密碼(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>啟動(&amp;S)</translation>
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
        <translation>釋放(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Erase…</source>
        <translation>徹底刪除(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>繼續(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤銷(&amp;U)</translation>
    </message>
    <message>
        <source>E&amp;xtend</source>
        <translation>延長(&amp;X)</translation>
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
        <translation>記憶體</translation>
    </message>
    <message>
        <source>Work disk</source>
        <translation>工作碟</translation>
    </message>
    <message>
        <source>Ter&amp;minal</source>
        <translation>終端機(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;VS Code</source>
        <translation>用 VS Code 開啟(&amp;V)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Look now</source>
        <translation>立即檢查(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New machine…</source>
        <translation>新增執行個體(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隱藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>依系統設定(&amp;S)</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>作業進度</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>頁面</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>執行個體</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>檢視(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>複製報告(&amp;R)</translation>
    </message>
    <message>
        <source>Which activity is shown</source>
        <translation>顯示哪一項作業</translation>
    </message>
    <message>
        <source>Several things are under way or wait for your answer: choose the one to look at.</source>
        <translation>有多項作業正在進行或等待您的答覆：請選擇要檢視的一項。</translation>
    </message>
    <message>
        <source>Show the &amp;activity</source>
        <translation>顯示作業進度(&amp;A)</translation>
    </message>
</context>
<context>
    <name>MarketView</name>
    <message>
        <source>&amp;Filter</source>
        <translation>篩選(&amp;F)</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有區域</translation>
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
        <translation>僅顯示有貨的(&amp;T)</translation>
    </message>
    <message>
        <source>What can be bought</source>
        <translation>可以購買的執行個體</translation>
    </message>
    <message>
        <source>Sto&amp;p loading</source>
        <translation>停止載入(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>重新載入(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>%1 per hour</source>
        <translation>每小時 %1</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network and login</source>
        <translation>網路與登入</translation>
    </message>
    <message>
        <source>Who may reach the machine, over which line, and with which key.</source>
        <translation>誰可以連到執行個體、頻寬多大、用哪個金鑰登入。</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>誰可以連線</translation>
    </message>
    <message>
        <source>&amp;Only this computer: Spotbook makes a security group for its address</source>
        <translation>僅限本機：Spotbook 會為本機位址建立安全性群組(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查詢(&amp;L)</translation>
    </message>
    <message>
        <source>An &amp;existing security group</source>
        <translation>既有的安全性群組(&amp;E)</translation>
    </message>
    <message>
        <source>Line to the internet</source>
        <translation>對外網路</translation>
    </message>
    <message>
        <source>B&amp;illed by</source>
        <translation>計費方式(&amp;I)</translation>
    </message>
    <message>
        <source>Traffic: only what leaves the machine is paid</source>
        <translation>依使用流量：只需支付對外流量的費用</translation>
    </message>
    <message>
        <source>Bandwidth: a fixed price per hour</source>
        <translation>依固定頻寬：每小時固定價格</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH 金鑰</translation>
    </message>
    <message>
        <source>My o&amp;wn private key</source>
        <translation>我自己的私密金鑰(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>選擇(&amp;H)…</translation>
    </message>
    <message>
        <source>How the notebook is reached</source>
        <translation>如何連到 Notebook</translation>
    </message>
    <message>
        <source>Opens in any browser. It warns once, because the certificate is made here; Spotbook checks it for you.</source>
        <translation>可用任何瀏覽器開啟。憑證由本機產生，因此瀏覽器會警告一次；Spotbook 會替您核對憑證。</translation>
    </message>
    <message>
        <source>No public port, no warning: the notebook comes through SSH, as long as Spotbook runs on this computer.</source>
        <translation>沒有公開的連接埠，也沒有警告：只要 Spotbook 在本機執行，Notebook 就會透過 SSH 傳到這裡。</translation>
    </message>
    <message>
        <source>&amp;Machine name</source>
        <translation>執行個體名稱(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Address of this computer</source>
        <translation>本機位址(&amp;A)</translation>
    </message>
    <message>
        <source>Existing security group</source>
        <translation>既有的安全性群組</translation>
    </message>
    <message>
        <source>Add the missing &amp;rules to it, for this computer&apos;s address only</source>
        <translation>為其新增缺少的規則，僅限本機位址(&amp;R)</translation>
    </message>
    <message>
        <source>Outbound ban&amp;dwidth</source>
        <translation>對外頻寬(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Spotbook makes and keeps a key of its own</source>
        <translation>由 Spotbook 產生並保管自己的金鑰(&amp;S)</translation>
    </message>
    <message>
        <source>Private key file</source>
        <translation>私密金鑰檔案</translation>
    </message>
    <message>
        <source>Make it &amp;private (chmod 600)</source>
        <translation>改為僅自己可讀 (chmod 600)(&amp;P)</translation>
    </message>
    <message>
        <source>Cop&amp;y public half</source>
        <translation>複製公開金鑰(&amp;Y)</translation>
    </message>
    <message>
        <source>H&amp;TTPS address</source>
        <translation>HTTPS 位址(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;unnel</source>
        <translation>通道(&amp;U)</translation>
    </message>
</context>
<context>
    <name>NotebookPage</name>
    <message>
        <source>The password that opens the notebook, and when the cloud ends the machine by itself.</source>
        <translation>開啟 Notebook 的密碼，以及雲端何時自動釋放執行個體。</translation>
    </message>
    <message>
        <source>Notebook password</source>
        <translation>Notebook 密碼</translation>
    </message>
    <message>
        <source>&amp;Make a strong one for me</source>
        <translation>為我產生強密碼(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>顯示(&amp;S)</translation>
    </message>
    <message>
        <source>Another &amp;one</source>
        <translation>換一個(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密碼(&amp;P)</translation>
    </message>
    <message>
        <source>Once mo&amp;re</source>
        <translation>再輸入一次(&amp;R)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強度</translation>
    </message>
    <message>
        <source>It is kept in the keychain of this computer. The machine gets only a hash of it.</source>
        <translation>密碼儲存在本機的鑰匙圈中，執行個體只會取得它的雜湊值。</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 小時</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小時</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小時</translation>
    </message>
    <message>
        <source>Until a time…</source>
        <translation>直到某個時間…</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限時</translation>
    </message>
    <message>
        <source>Software and notebook</source>
        <translation>軟體與 Notebook</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>安裝的內容</translation>
    </message>
    <message>
        <source>So&amp;ftware</source>
        <translation>軟體(&amp;F)</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>複製(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;I choose it</source>
        <translation>自行設定(&amp;I)</translation>
    </message>
    <message>
        <source>How long may it run, and what may it cost?</source>
        <translation>可以執行多久，可以花費多少？</translation>
    </message>
    <message>
        <source>Without this comp&amp;uter</source>
        <translation>本機離線後最多執行(&amp;U)</translation>
    </message>
    <message>
        <source>Time at which the machine ends</source>
        <translation>執行個體釋放的時間</translation>
    </message>
    <message>
        <source>A session costs at mos&amp;t</source>
        <translation>一次使用的花費不超過(&amp;T)</translation>
    </message>
    <message>
        <source>Spending limit of a session</source>
        <translation>一次使用的花費上限</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Your notebook is ready</source>
        <translation>您的 Notebook 已就緒</translation>
    </message>
    <message>
        <source>The cloud is about to take the machine back</source>
        <translation>雲端即將回收執行個體</translation>
    </message>
    <message numerus="yes">
        <source>The machine ends itself in %n minute(s)</source>
        <translation>
            <numerusform>執行個體將在 %n 分鐘後自動釋放</numerusform>
        </translation>
    </message>
    <message>
        <source>The balance is getting low</source>
        <translation>餘額不多了</translation>
    </message>
    <message>
        <source>The spending limit is reached</source>
        <translation>已達到花費上限</translation>
    </message>
    <message>
        <source>Still running, and billed</source>
        <translation>執行個體仍在執行並計費</translation>
    </message>
    <message>
        <source>Something was left over and is billed</source>
        <translation>有遺留的資源仍在計費</translation>
    </message>
    <message>
        <source>A price that you watch has changed</source>
        <translation>您關注的價格有變化</translation>
    </message>
    <message>
        <source>%1: save your work now. It may be gone in a few minutes; the work disk stays.</source>
        <translation>%1：請立即儲存工作。執行個體可能在幾分鐘後消失；工作碟會保留。</translation>
    </message>
    <message>
        <source>%1: what is only in memory is lost then. “Extend” gives it more time.</source>
        <translation>%1：屆時只在記憶體中的內容會遺失。「延長」可以給它更多時間。</translation>
    </message>
    <message>
        <source>%1 are left, and what runs costs %2. An account in arrears loses its machines.</source>
        <translation>還剩 %1，正在執行的資源費用為 %2。帳號欠費後執行個體會被停止和釋放。</translation>
    </message>
    <message>
        <source>%1 has cost %2. Park it to end the charge.</source>
        <translation>%1 已花費 %2。停放它即可停止計費。</translation>
    </message>
    <message>
        <source>%1 at this late hour. Park it if nobody needs it.</source>
        <translation>夜深了，仍在產生費用：%1。如果沒人使用，請停放它。</translation>
    </message>
    <message>
        <source>%1. That costs %2 per month.</source>
        <translation>%1。每月費用 %2。</translation>
    </message>
    <message numerus="yes">
        <source>The spending limit ends the machine in %n minute(s)</source>
        <translation>
            <numerusform>達到花費上限，執行個體將在 %n 分鐘後釋放</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: its limit of %2 a session ends it then, and “Extend” cannot move that. Save your work now, or park it: parking keeps the work.</source>
        <translation>%1：屆時它會因每次使用 %2 的花費上限而釋放，「延長」無法延後。請立即儲存工作，或停放它：停放會保留工作。</translation>
    </message>
</context>
<context>
    <name>Noun</name>
    <message>
        <source>no place given</source>
        <translation>未提供位置</translation>
    </message>
    <message>
        <source>this</source>
        <translation>此項</translation>
    </message>
    <message>
        <source>the other side</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>過多</translation>
    </message>
    <message>
        <source>this action</source>
        <translation>此作業</translation>
    </message>
    <message>
        <source>too low</source>
        <translation>過低的金額</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>更高的金額</translation>
    </message>
    <message>
        <source>GPU machines</source>
        <translation>GPU 執行個體</translation>
    </message>
    <message>
        <source>this region</source>
        <translation>此區域</translation>
    </message>
    <message>
        <source>this zone</source>
        <translation>此可用區</translation>
    </message>
    <message>
        <source>another zone</source>
        <translation>另一個可用區</translation>
    </message>
    <message>
        <source>This instance type</source>
        <translation>此執行個體規格</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>更低的價格</translation>
    </message>
    <message>
        <source>that was chosen</source>
        <translation>所選</translation>
    </message>
    <message>
        <source>The disk</source>
        <translation>這顆雲端硬碟</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>某一項</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>未填寫</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>沒有提供原因</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>該檔案</translation>
    </message>
    <message>
        <source>the pinned one</source>
        <translation>已固定的金鑰</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>另一個金鑰</translation>
    </message>
    <message>
        <source>The command</source>
        <translation>該命令</translation>
    </message>
    <message>
        <source>it printed nothing</source>
        <translation>沒有輸出</translation>
    </message>
    <message>
        <source>its disk</source>
        <translation>它的磁碟</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>某一步</translation>
    </message>
    <message>
        <source>its address</source>
        <translation>其位址</translation>
    </message>
    <message>
        <source>the same machine</source>
        <translation>同一個執行個體</translation>
    </message>
    <message>
        <source>what is left could not be read</source>
        <translation>無法讀取遺留的資源</translation>
    </message>
    <message>
        <source>the provider&apos;s variables</source>
        <translation>雲端業者的變數</translation>
    </message>
    <message>
        <source>The cloud</source>
        <translation>雲端</translation>
    </message>
    <message>
        <source>an earlier time</source>
        <translation>更早的時間</translation>
    </message>
    <message>
        <source>that is needed</source>
        <translation>（所需的程式）</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>in stock</source>
        <translation>有貨</translation>
    </message>
    <message>
        <source>few left</source>
        <translation>少量</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>售完</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no GPU</source>
        <translation>無 GPU</translation>
    </message>
    <message>
        <source>no bf16</source>
        <translation>不支援 bf16</translation>
    </message>
    <message>
        <source>%1: %2 architecture of %3, CUDA compute capability %4.%5</source>
        <translation>%1：%2 架構（%3 年），CUDA 計算能力 %4.%5</translation>
    </message>
    <message>
        <source>Tensor cores for fp16 and bf16.</source>
        <translation>Tensor Core 支援 fp16 和 bf16。</translation>
    </message>
    <message>
        <source>Tensor cores for fp16, none for bf16.</source>
        <translation>Tensor Core 支援 fp16，不支援 bf16。</translation>
    </message>
    <message>
        <source>No tensor cores: mixed precision saves memory, hardly time.</source>
        <translation>沒有 Tensor Core：混合精度能省顯示記憶體，幾乎不省時間。</translation>
    </message>
    <message>
        <source>Unknown: the cloud tells no release rate for this type in this zone.</source>
        <translation>未知：雲端業者沒有提供該規格在此可用區的釋放率。</translation>
    </message>
    <message>
        <source>Unknown: there is no spot price.</source>
        <translation>未知：沒有搶佔式價格。</translation>
    </message>
    <message>
        <source>Price × (1 + release rate × time lost per interruption ÷ session). The rate is read as the chance that a session is interrupted. Lost are %1 min to start again and half of the %2 min between two saves: %3 min.</source>
        <translation>價格 ×（1 + 釋放率 × 每次中斷損失的時間 ÷ 一次使用的時間）。釋放率視為一次使用中被中斷的機率。損失的是重新啟動的 %1 分鐘，加上兩次儲存之間 %2 分鐘的一半：共 %3 分鐘。</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>Region and instance type</source>
        <translation>區域與執行個體規格</translation>
    </message>
    <message>
        <source>Every GPU machine that can be bought now, in all regions. Prices are per hour and move with the market.</source>
        <translation>所有區域中現在可以購買的 GPU 執行個體。價格以小時計，隨市場浮動。</translation>
    </message>
    <message>
        <source>Spot, never above my limit</source>
        <translation>搶佔式，不超過我的上限</translation>
    </message>
    <message>
        <source>Spot, at the market price</source>
        <translation>搶佔式，依市場價</translation>
    </message>
    <message>
        <source>On demand (never reclaimed)</source>
        <translation>隨用隨付（不會被回收）</translation>
    </message>
    <message>
        <source>Buy &amp;as</source>
        <translation>購買方式(&amp;A)</translation>
    </message>
    <message>
        <source>Price li&amp;mit</source>
        <translation>價格上限(&amp;M)</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Practise</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>A practice cloud starts on this computer, and a second window of Spotbook that talks to it. Nothing there costs money.</source>
        <translation>將在本機啟動一個練習雲，以及與它通訊的第二個 Spotbook 視窗。那裡的一切都不花錢。</translation>
    </message>
    <message>
        <source>&amp;Show the practice window</source>
        <translation>顯示練習視窗(&amp;S)</translation>
    </message>
</context>
<context>
    <name>PricesPage</name>
    <message>
        <source>Prices</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>Launch t&amp;his…</source>
        <translation>啟動此項(&amp;H)…</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>符合條件時通知我</translation>
    </message>
    <message>
        <source>it &amp;costs at most</source>
        <translation>價格不高於(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Watch the price</source>
        <translation>關注價格(&amp;W)</translation>
    </message>
    <message>
        <source>it can be bought at all</source>
        <translation>可以買到（有貨）</translation>
    </message>
    <message>
        <source>Watch the stoc&amp;k</source>
        <translation>關注庫存(&amp;K)</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>正在關注的項目</translation>
    </message>
    <message>
        <source>Watch no longe&amp;r</source>
        <translation>不再關注(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Programs</name>
    <message>
        <source>It ended with an error. Press Enter to close this window.</source>
        <translation>以錯誤結束。按 Enter 鍵關閉此視窗。</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Making the machine</source>
        <translation>正在建立執行個體</translation>
    </message>
    <message>
        <source>You may close this window: the work goes on in the main window.</source>
        <translation>可以關閉此視窗：作業會在主視窗中繼續進行。</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Stage</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>詳細資訊</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗時</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>顯示記錄(&amp;L)</translation>
    </message>
    <message>
        <source>Cop&amp;y the log</source>
        <translation>複製記錄(&amp;Y)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩餘</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>等待(&amp;W)</translation>
    </message>
    <message>
        <source>Se&amp;e the log</source>
        <translation>檢視記錄(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo everything…</source>
        <translation>全部撤銷(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Try this stage again</source>
        <translation>重試這個階段(&amp;T)</translation>
    </message>
    <message>
        <source>Undo &amp;now</source>
        <translation>立即撤銷(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留它(&amp;K)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>記錄</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>複製報告(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Your notebook is ready</source>
        <translation>Notebook 已就緒</translation>
    </message>
    <message>
        <source>It was opened with your password and answered with its kernels.</source>
        <translation>已用您的密碼登入，並取得核心清單。</translation>
    </message>
    <message>
        <source>&amp;Open notebook</source>
        <translation>開啟 Notebook(&amp;O)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>位址</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>複製位址(&amp;A)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Copy &amp;password</source>
        <translation>複製密碼(&amp;P)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>憑證</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>費用</translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation>自動釋放</translation>
    </message>
    <message>
        <source>When you have finished</source>
        <translation>用完之後</translation>
    </message>
    <message>
        <source>Open &amp;terminal</source>
        <translation>開啟終端機(&amp;T)</translation>
    </message>
    <message>
        <source>The system&apos;s terminal, logged in to the machine by SSH with the key and the host key of this launch</source>
        <translation>系統終端機，以本次啟動的金鑰和主機金鑰透過 SSH 登入執行個體</translation>
    </message>
    <message>
        <source>Open in &amp;VS Code</source>
        <translation>在 VS Code 中開啟(&amp;V)</translation>
    </message>
    <message>
        <source>By a named entry in your SSH configuration, which goes with the machine</source>
        <translation>透過您 SSH 設定中的一個具名項目，它會隨執行個體一起移除</translation>
    </message>
    <message>
        <source>1 hour &amp;longer</source>
        <translation>延長 1 小時(&amp;L)</translation>
    </message>
    <message>
        <source>Par&amp;k…</source>
        <translation>停放(&amp;K)…</translation>
    </message>
    <message>
        <source>Park it: the machine goes, your work disk stays, and only the disk is paid for. Park is in the main window and in the tray, too; Release is in the main window.</source>
        <translation>請停放：執行個體會釋放，工作碟會保留，只需支付雲端硬碟的費用。「停放」在主視窗和系統匣中也有；「釋放」在主視窗中。</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it is missing</source>
        <translation>缺少此項</translation>
    </message>
    <message>
        <source>letters, digits and hyphens are expected, beginning with a letter</source>
        <translation>應為字母、數字與連字號，並以字母開頭</translation>
    </message>
    <message>
        <source>a number from 1 to 100 is expected</source>
        <translation>應為 1 到 100 的數字</translation>
    </message>
    <message>
        <source>a number from 20 to 2048 is expected</source>
        <translation>應為 20 到 2048 的數字</translation>
    </message>
    <message>
        <source>a number from 20 to 32768 is expected</source>
        <translation>應為 20 到 32768 的數字</translation>
    </message>
    <message>
        <source>that is not the profile&apos;s name</source>
        <translation>這不是該設定檔的名稱</translation>
    </message>
    <message>
        <source>the file is not there, or cannot be read as a private key</source>
        <translation>檔案不存在，或無法作為私密金鑰讀取</translation>
    </message>
    <message>
        <source>the prices here are in {currency}</source>
        <translation>此處的價格以 {currency} 計</translation>
    </message>
    <message>
        <source>an amount above zero is expected</source>
        <translation>應為大於零的金額</translation>
    </message>
    <message>
        <source>it pays for less than {minutes} minutes, the shortest time after which the cloud can end a machine</source>
        <translation>它只夠支付不到 {minutes} 分鐘，而這是雲端自動釋放執行個體的最短時間</translation>
    </message>
    <message>
        <source>that is no private key; choose the file without .pub, or one of id_rsa, id_ecdsa</source>
        <translation>這不是私密金鑰；請選擇不含 .pub 的檔案，例如 id_rsa 或 id_ecdsa</translation>
    </message>
    <message>
        <source>it is protected by a pass-phrase, which Spotbook does not ask for; make a key without one: ssh-keygen -t rsa -b 3072 -N &apos;&apos;</source>
        <translation>它有通行碼保護，而 Spotbook 不會詢問通行碼；請產生一個沒有通行碼的金鑰：ssh-keygen -t rsa -b 3072 -N &apos;&apos;</translation>
    </message>
    <message>
        <source>its form is not known; save it in OpenSSH&apos;s form: ssh-keygen -p -f FILE</source>
        <translation>無法辨識其格式；請存成 OpenSSH 格式：ssh-keygen -p -f 檔案</translation>
    </message>
    <message>
        <source>the cloud does not take keys of this type; make an RSA key: ssh-keygen -t rsa -b 3072 -N &apos;&apos;</source>
        <translation>雲端不接受這種類型的金鑰；請產生 RSA 金鑰：ssh-keygen -t rsa -b 3072 -N &apos;&apos;</translation>
    </message>
    <message>
        <source>a whole number is expected</source>
        <translation>應為整數</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>應為 true 或 false</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>需要填寫一個值</translation>
    </message>
    <message>
        <source>it is not a parameter that may be added to the order: unknown, set by Spotbook itself, or one that would buy something else</source>
        <translation>它不是可以加入訂單的參數：未知、由 Spotbook 自行設定，或者會購買別的東西</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it contains characters that do not belong there</source>
        <translation>其中含有不該出現的字元</translation>
    </message>
    <message>
        <source>that is not an address</source>
        <translation>這不是一個位址</translation>
    </message>
    <message>
        <source>an address with https:// is expected, or one of this computer with http://</source>
        <translation>應為 https:// 位址，或本機的 http:// 位址</translation>
    </message>
    <message>
        <source>an address such as https://host:port is expected</source>
        <translation>應為 https://主機:連接埠 這樣的位址</translation>
    </message>
    <message>
        <source>without encryption, with http://, only this computer may be asked</source>
        <translation>不加密的 http:// 只能用於本機</translation>
    </message>
    <message>
        <source>the cloud has no service of this name</source>
        <translation>雲端沒有這個名稱的服務</translation>
    </message>
    <message>
        <source>a spot machine needs a zone</source>
        <translation>搶佔式執行個體需要指定可用區</translation>
    </message>
    <message>
        <source>a price limit above zero is expected</source>
        <translation>應為大於零的價格上限</translation>
    </message>
    <message>
        <source>a subnet needs a range of addresses</source>
        <translation>子網路需要一個位址範圍</translation>
    </message>
    <message>
        <source>a disk needs a kind and a zone</source>
        <translation>雲端硬碟需要指定類型和可用區</translation>
    </message>
    <message>
        <source>it is too long for a command by way of the cloud</source>
        <translation>對透過雲端執行的命令來說太長</translation>
    </message>
    <message>
        <source>it is larger than 32 KiB</source>
        <translation>它大於 32 KiB</translation>
    </message>
    <message>
        <source>the keychain is locked</source>
        <translation>鑰匙圈已鎖定</translation>
    </message>
    <message>
        <source>what was written did not come back</source>
        <translation>寫入的內容沒有讀回來</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>檔案不存在</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>它不是資料夾</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一個資料夾</translation>
    </message>
    <message>
        <source>it is not a folder that can be read</source>
        <translation>它不是可以讀取的資料夾</translation>
    </message>
    <message>
        <source>its permissions cannot be changed</source>
        <translation>無法變更它的權限</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>無法建立該資料夾</translation>
    </message>
    <message>
        <source>another program keeps it locked</source>
        <translation>另一個程式一直鎖定著它</translation>
    </message>
    <message>
        <source>another program keeps changing it</source>
        <translation>另一個程式一直在修改它</translation>
    </message>
    <message>
        <source>an earlier attempt to write it failed</source>
        <translation>先前寫入它時失敗了</translation>
    </message>
    <message>
        <source>a file with a quotation mark or a line break in its name cannot be used</source>
        <translation>不能使用名稱中含有引號或換行的檔案</translation>
    </message>
    <message>
        <source>one of the two marks around Spotbook&apos;s block is missing</source>
        <translation>Spotbook 段落的首尾兩個標記缺少一個</translation>
    </message>
    <message>
        <source>the beginning is missing</source>
        <translation>缺少開頭</translation>
    </message>
    <message>
        <source>it is not an object in JSON</source>
        <translation>它不是 JSON 物件</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1: expected %2</source>
        <translation>%1：應為 %2</translation>
    </message>
    <message>
        <source>%1 is missing; expected %2</source>
        <translation>缺少 %1：應為 %2</translation>
    </message>
    <message>
        <source>it is not JSON, seen at byte %1: %2</source>
        <translation>它不是 JSON，問題在第 %1 個位元組處：%2</translation>
    </message>
    <message>
        <source>%1 minutes or more, or none, is expected</source>
        <translation>應為 %1 分鐘以上，或不設租期</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>它大於 %1 位元組</translation>
    </message>
    <message>
        <source>%1: its list has no end</source>
        <translation>%1：清單沒有結尾</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Copied ✓</source>
        <translation>已複製 ✓</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Nothing has been bought yet. This is all that will be made, in this order.</source>
        <translation>現在還沒有購買任何東西。以下是將依此順序建立的全部內容。</translation>
    </message>
    <message>
        <source>What will be created</source>
        <translation>將要建立的內容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Can it be bought?</source>
        <translation>可以購買嗎？</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>檢查</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>重新檢查(&amp;G)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>每小時</translation>
    </message>
    <message>
        <source>3-hour session</source>
        <translation>使用 3 小時</translation>
    </message>
    <message>
        <source>Parked, per month</source>
        <translation>停放後每月</translation>
    </message>
    <message>
        <source>&amp;Save as profile</source>
        <translation>儲存為設定檔(&amp;S)</translation>
    </message>
    <message>
        <source>The same 3 hours on demand</source>
        <translation>同樣 3 小時隨用隨付</translation>
    </message>
    <message>
        <source>Parked, per day</source>
        <translation>停放後每天</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>進階(&amp;A)</translation>
    </message>
    <message>
        <source>Pa&amp;rameter</source>
        <translation>參數(&amp;R)</translation>
    </message>
    <message>
        <source>Va&amp;lue</source>
        <translation>值(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation>設定(&amp;E)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Further parameters of the order</source>
        <translation>訂單的其他參數</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>參數</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>不設定時</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>設定檔名稱</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>檢查項目</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>設定檔名稱</translation>
    </message>
    <message>
        <source>Text to paste into the request</source>
        <translation>可貼到申請中的文字</translation>
    </message>
    <message>
        <source>Cop&amp;y the text</source>
        <translation>複製文字(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Notify me when</source>
        <translation>以下情況通知我</translation>
    </message>
    <message>
        <source>a notebook is &amp;ready</source>
        <translation>Notebook 已就緒(&amp;R)</translation>
    </message>
    <message>
        <source>a machine &amp;ends itself in 30 and in 10 minutes</source>
        <translation>執行個體還有 30 分鐘和 10 分鐘自動釋放(&amp;E)</translation>
    </message>
    <message>
        <source>the &amp;balance is getting low</source>
        <translation>餘額不多(&amp;B)</translation>
    </message>
    <message>
        <source>a machine is still running at &amp;night (23:00 to 6:00)</source>
        <translation>深夜（23:00 至 6:00）執行個體仍在執行(&amp;N)</translation>
    </message>
    <message>
        <source>something was left &amp;over and is billed</source>
        <translation>有遺留的資源仍在計費(&amp;O)</translation>
    </message>
    <message>
        <source>a &amp;price that I watch has changed</source>
        <translation>我關注的價格有變化(&amp;P)</translation>
    </message>
    <message>
        <source>A machine that the cloud takes back and a spending limit that is reached are always told.</source>
        <translation>雲端回收執行個體和達到花費上限時總會通知。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>啟動</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>啟動時隱藏到系統匣(&amp;H)</translation>
    </message>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>登入系統時啟動(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
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
        <translation>檢查帳號、庫存與價格</translation>
    </message>
    <message>
        <source>Prepare the network</source>
        <translation>準備網路</translation>
    </message>
    <message>
        <source>Register the SSH key</source>
        <translation>登錄 SSH 金鑰</translation>
    </message>
    <message>
        <source>Prepare the work disk</source>
        <translation>準備工作碟</translation>
    </message>
    <message>
        <source>Buy the machine</source>
        <translation>購買執行個體</translation>
    </message>
    <message>
        <source>Start the machine</source>
        <translation>啟動執行個體</translation>
    </message>
    <message>
        <source>Attach the work disk</source>
        <translation>掛載工作碟</translation>
    </message>
    <message>
        <source>Log in and prove the machine&apos;s identity</source>
        <translation>登入並核實執行個體身分</translation>
    </message>
    <message>
        <source>Prepare the machine</source>
        <translation>準備執行個體</translation>
    </message>
    <message>
        <source>Log in to the notebook</source>
        <translation>登入 Notebook</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就緒</translation>
    </message>
    <message>
        <source>Save the work</source>
        <translation>儲存工作</translation>
    </message>
    <message>
        <source>Detach the work disk</source>
        <translation>卸載工作碟</translation>
    </message>
    <message>
        <source>Release the machine</source>
        <translation>釋放執行個體</translation>
    </message>
    <message>
        <source>Make a snapshot of the disk</source>
        <translation>建立雲端硬碟快照</translation>
    </message>
    <message>
        <source>Delete the disk</source>
        <translation>刪除雲端硬碟</translation>
    </message>
    <message>
        <source>Undo what was created</source>
        <translation>撤銷已建立的資源</translation>
    </message>
    <message>
        <source>Check what is really gone</source>
        <translation>核實是否真的沒有了</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start with what you have</source>
        <translation>從您已有的開始</translation>
    </message>
    <message>
        <source>Nothing is bought before the last button of this assistant, and every page leads back.</source>
        <translation>在按下本精靈的最後一個按鈕之前不會購買任何東西，每一頁都可以返回。</translation>
    </message>
    <message>
        <source>I have access &amp;keys</source>
        <translation>我有存取金鑰(&amp;K)</translation>
    </message>
    <message>
        <source>Show me how to &amp;get them</source>
        <translation>教我如何取得(&amp;G)</translation>
    </message>
    <message>
        <source>Four steps in the console of your cloud account, about five minutes. Making a key costs nothing.</source>
        <translation>在雲端帳號的主控台中分四步完成，大約五分鐘。建立金鑰不花錢。</translation>
    </message>
    <message>
        <source>Just &amp;practise</source>
        <translation>只想練習(&amp;P)</translation>
    </message>
    <message>
        <source>No account, no key, no money: a practice cloud on this computer, in a window of its own that says so. Your keys, settings and machines stay out of it.</source>
        <translation>不需要帳號、金鑰，也不花錢：本機上的練習雲，在標明「練習」的獨立視窗中執行。您的金鑰、設定和執行個體都不會牽涉其中。</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Wait for the machine&apos;s own set-up</source>
        <translation>等待執行個體完成自身初始化</translation>
    </message>
    <message>
        <source>User account</source>
        <translation>使用者帳號</translation>
    </message>
    <message>
        <source>Work disk</source>
        <translation>工作碟</translation>
    </message>
    <message>
        <source>Tools for the terminal</source>
        <translation>終端機工具</translation>
    </message>
    <message>
        <source>Jupyter and scientific Python</source>
        <translation>Jupyter 與科學運算 Python</translation>
    </message>
    <message>
        <source>Notebook service</source>
        <translation>Notebook 服務</translation>
    </message>
    <message>
        <source>Proof that everything works</source>
        <translation>驗證一切可用</translation>
    </message>
    <message>
        <source>Git key</source>
        <translation>Git 金鑰</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>儲存空間</translation>
    </message>
    <message>
        <source>Disks, snapshots and images cost money also while no machine runs.</source>
        <translation>即使沒有執行個體在執行，雲端硬碟、快照和映像檔也會產生費用。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>S&amp;top looking</source>
        <translation>停止檢查(&amp;T)</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>重新檢查(&amp;G)</translation>
    </message>
    <message>
        <source>Disks, snapshots and images</source>
        <translation>雲端硬碟、快照和映像檔</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名稱</translation>
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
        <translation>使用它的執行個體</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建立時間</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>每月費用</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>刪除(&amp;D)…</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>歸屬</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>Everything this launch had made has been removed again; nothing of it costs money.</source>
        <translation>本次啟動建立的所有資源都已刪除，不再產生任何費用。</translation>
    </message>
    <message>
        <source>Launch again. If it fails in the same way, choose another image or larger disks.</source>
        <translation>請重新啟動。如果仍以同樣方式失敗，請換一個映像檔或更大的雲端硬碟。</translation>
    </message>
    <message>
        <source>Stopping. What was created is undone in order; please wait.</source>
        <translation>正在停止。已建立的資源會依序撤銷，請稍候。</translation>
    </message>
    <message>
        <source>Stopping.</source>
        <translation>正在停止。</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>要求 %1</translation>
    </message>
    <message>
        <source>Still stopping; please wait.</source>
        <translation>仍在停止，請稍候。</translation>
    </message>
    <message>
        <source>Still stopping: %1. Please wait, so that nothing goes on costing.</source>
        <translation>仍在停止：%1。請稍候，以免繼續計費。</translation>
    </message>
    <message>
        <source>Practice cloud: nothing here is bought and nothing costs money.</source>
        <translation>練習雲：這裡不會購買任何東西，也不會產生費用。</translation>
    </message>
    <message>
        <source>Account %1, with a key of the whole account. A key of a user with few permissions is safer: spotbook keys policy</source>
        <translation>帳號 %1，使用的是主帳號金鑰。權限很少的 RAM 使用者金鑰更安全：spotbook keys policy</translation>
    </message>
    <message>
        <source>Account %1, role %2</source>
        <translation>帳號 %1，角色 %2</translation>
    </message>
    <message>
        <source>Account %1, user %2</source>
        <translation>帳號 %1，使用者 %2</translation>
    </message>
    <message>
        <source>Access key ID:</source>
        <translation>存取金鑰 ID：</translation>
    </message>
    <message>
        <source>Secret (not shown):</source>
        <translation>Secret（不顯示）：</translation>
    </message>
    <message>
        <source>The key is in the system&apos;s keychain.</source>
        <translation>金鑰已存入系統鑰匙圈。</translation>
    </message>
    <message>
        <source>The key was accepted, and forgotten with the end of this run.</source>
        <translation>金鑰有效；本次執行結束後不再保留。</translation>
    </message>
    <message>
        <source>The key is no longer in the keychain. It still works: delete it in the provider&apos;s console if it is not needed any more.</source>
        <translation>金鑰已不在鑰匙圈中，但仍然有效：若不再需要，請在雲端主控台刪除。</translation>
    </message>
    <message>
        <source>Notebook password (not shown):</source>
        <translation>Notebook 密碼（不顯示）：</translation>
    </message>
    <message>
        <source>fewer characters</source>
        <translation>字元太少</translation>
    </message>
    <message>
        <source>eight characters or more are expected</source>
        <translation>應至少八個字元</translation>
    </message>
    <message>
        <source>Once more:</source>
        <translation>再輸入一次：</translation>
    </message>
    <message>
        <source>two different entries</source>
        <translation>兩次輸入不同</translation>
    </message>
    <message>
        <source>the same password is expected twice</source>
        <translation>兩次應輸入相同的密碼</translation>
    </message>
    <message>
        <source>Kept for the profile %1. A machine takes it over when it is launched.</source>
        <translation>已為設定檔 %1 儲存。啟動執行個體時採用。</translation>
    </message>
    <message>
        <source>notebook password</source>
        <translation>Notebook 密碼</translation>
    </message>
    <message>
        <source>Notebook password:</source>
        <translation>Notebook 密碼：</translation>
    </message>
    <message>
        <source>Notebook:     %1</source>
        <translation>Notebook：%1</translation>
    </message>
    <message>
        <source>Certificate:  SHA-256 %1</source>
        <translation>憑證：SHA-256 %1</translation>
    </message>
    <message>
        <source>Machine:      %1, %2 in %3</source>
        <translation>執行個體：%1，%2，位於 %3</translation>
    </message>
    <message>
        <source>Price:        %1</source>
        <translation>價格：%1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>To stop:      Ctrl-C releases the machine</source>
        <translation>如何停止：Ctrl-C 會釋放執行個體</translation>
    </message>
    <message>
        <source>To stop:      %1</source>
        <translation>如何停止：%1</translation>
    </message>
    <message>
        <source>Password:    </source>
        <translation>密碼：</translation>
    </message>
    <message>
        <source>Note: the notebook password is kept in this run only. Use --show-password or --password-stdin to be able to log in.</source>
        <translation>注意：Notebook 密碼只在本次執行中保留。請使用 --show-password 或 --password-stdin，否則之後無法登入。</translation>
    </message>
    <message>
        <source>%1 · so far %2 · Ctrl-C releases the machine</source>
        <translation>%1 · 到目前為止 %2 · Ctrl-C 會釋放執行個體</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>已結束：%1</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>保留：%1</translation>
    </message>
    <message>
        <source>What stays costs %1 per month.</source>
        <translation>保留的部分每月費用 %1。</translation>
    </message>
    <message>
        <source>To open it:   spotbook open %1 (keeps the tunnel open)</source>
        <translation>如何開啟：spotbook open %1（會保持通道）</translation>
    </message>
    <message>
        <source>LEFT: %1 %2 in %3</source>
        <translation>遺留：%1 %2，位於 %3</translation>
    </message>
    <message>
        <source>Could not look at: %1</source>
        <translation>無法查看：%1</translation>
    </message>
    <message>
        <source>It may still cost money. To look again: spotbook sweep</source>
        <translation>它可能仍在產生費用。要再次查看：spotbook sweep</translation>
    </message>
    <message>
        <source>Looked again: nothing of this launch is left, nothing costs money.</source>
        <translation>已再次核實：本次啟動沒有任何遺留，也不再計費。</translation>
    </message>
    <message>
        <source>it goes with a new or an existing work disk only</source>
        <translation>只能與新建或既有的工作碟一起使用</translation>
    </message>
    <message>
        <source>interrupted launch</source>
        <translation>中斷的啟動</translation>
    </message>
    <message>
        <source>one of %1 is expected</source>
        <translation>應為 %1 之一</translation>
    </message>
    <message>
        <source>Undone: nothing of launch %1 is left.</source>
        <translation>已撤銷：啟動 %1 沒有任何遺留。</translation>
    </message>
    <message>
        <source>%1 per month</source>
        <translation>每月 %1</translation>
    </message>
    <message>
        <source>interrupted: spotbook resume or spotbook undo</source>
        <translation>已中斷：spotbook resume 或 spotbook undo</translation>
    </message>
    <message>
        <source>Launch:       %1</source>
        <translation>啟動編號：%1</translation>
    </message>
    <message>
        <source>Machine:      %1, %2</source>
        <translation>執行個體：%1，%2</translation>
    </message>
    <message>
        <source>Work disk:    %1</source>
        <translation>工作碟：%1</translation>
    </message>
    <message>
        <source>Snapshot:     %1</source>
        <translation>快照：%1</translation>
    </message>
    <message>
        <source>So far:       %1</source>
        <translation>到目前為止：%1</translation>
    </message>
    <message>
        <source>Trouble:      %1</source>
        <translation>問題：%1</translation>
    </message>
    <message>
        <source>The tunnel is open. Ctrl-C closes it; the machine goes on running.</source>
        <translation>通道已開啟。Ctrl-C 會關閉通道，執行個體繼續執行。</translation>
    </message>
    <message>
        <source>Certificate, checked: SHA-256 %1</source>
        <translation>憑證已核對：SHA-256 %1</translation>
    </message>
    <message>
        <source>Open this address in a browser.</source>
        <translation>請在瀏覽器中開啟此位址。</translation>
    </message>
    <message>
        <source>Stopped. Its disks go on costing; start it again with: spotbook start %1</source>
        <translation>已停止（節省停機模式）。雲端硬碟仍在計費；再次啟動：spotbook start %1</translation>
    </message>
    <message>
        <source>the profile&apos;s name once more is expected</source>
        <translation>應再次輸入設定檔名稱</translation>
    </message>
    <message>
        <source>This deletes the machine, the work disk %1 and the snapshots of it. It cannot be undone.</source>
        <translation>這會刪除執行個體、工作碟 %1 及其快照，無法挽回。</translation>
    </message>
    <message>
        <source>Type the name %1 to go on:</source>
        <translation>請輸入名稱 %1 以繼續：</translation>
    </message>
    <message>
        <source>No lease: the machine runs, and costs, until somebody ends it.</source>
        <translation>沒有租期：執行個體會一直執行並計費，直到有人結束它。</translation>
    </message>
    <message>
        <source>The machine ends itself in %1 unless that is prolonged. Its work disk stays.</source>
        <translation>除非延長，執行個體將在 %1 後自動釋放。工作碟會保留。</translation>
    </message>
    <message>
        <source>costs money</source>
        <translation>正在計費</translation>
    </message>
    <message>
        <source>another computer&apos;s</source>
        <translation>屬於另一台電腦</translation>
    </message>
    <message>
        <source>Nothing is there, and nothing costs money.</source>
        <translation>什麼都沒有，也不產生費用。</translation>
    </message>
    <message>
        <source>Nothing of this costs money.</source>
        <translation>以上都不產生費用。</translation>
    </message>
    <message>
        <source>No receipt yet.</source>
        <translation>還沒有費用紀錄。</translation>
    </message>
    <message>
        <source>local disks: a stopped machine bills on</source>
        <translation>帶本機磁碟：不支援節省停機，停止後仍計費</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>有貨</translation>
    </message>
    <message>
        <source>few left</source>
        <translation>少量</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>售完</translation>
    </message>
    <message>
        <source>stock unknown</source>
        <translation>庫存未知</translation>
    </message>
    <message>
        <source>family of instance types</source>
        <translation>執行個體規格系列</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>規格</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用區</translation>
    </message>
    <message>
        <source>Spot/h</source>
        <translation>搶佔式/小時</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>隨用隨付</translation>
    </message>
    <message>
        <source>Nothing of this is in stock anywhere.</source>
        <translation>這些規格目前都沒有庫存。</translation>
    </message>
    <message>
        <source>Cheapest: %1 in %2 at %3</source>
        <translation>最便宜：%1，位於 %2，%3</translation>
    </message>
    <message>
        <source>Imported as %1.</source>
        <translation>已匯入為 %1。</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已寫入 %1。</translation>
    </message>
    <message>
        <source>The profile is gone. Machines, disks and snapshots made from it are as they were.</source>
        <translation>設定檔已刪除。用它建立的執行個體、雲端硬碟與快照不受影響。</translation>
    </message>
    <message>
        <source>This access key may do everything in the whole account. The key of a user is safer; `spotbook keys policy` prints the permissions that it needs.</source>
        <translation>此存取金鑰可以操作整個帳號。使用 RAM 使用者的金鑰較安全；`spotbook keys policy` 會列出所需的權限。</translation>
    </message>
    <message>
        <source>%1 is far more than this computer. Strangers will reach SSH and the notebook of the machine; only the key and the password keep them out.</source>
        <translation>%1 遠不只本機。陌生人將能連到執行個體的 SSH 和 Notebook，只有金鑰和密碼能擋住他們。</translation>
    </message>
    <message>
        <source>WARNING: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Stopping halfway: what is done stays done, and a machine that is still there goes on costing money.</source>
        <translation>正在中途停止：已完成的不會撤回，仍在的執行個體會繼續產生費用。</translation>
    </message>
    <message>
        <source>No launch of this computer is known. `spotbook sweep` looks at the account.</source>
        <translation>沒有已知由本機發起的啟動。`spotbook sweep` 可查看整個帳號。</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>釋放率</translation>
    </message>
    <message>
        <source>Useful hour</source>
        <translation>每有效小時費用</translation>
    </message>
    <message>
        <source>Ends itself:  %1 (lease or spending limit)</source>
        <translation>自動釋放：%1（租期或花費上限）</translation>
    </message>
    <message>
        <source>The machine was kept and goes on costing %1.</source>
        <translation>執行個體已保留，並繼續計費：%1。</translation>
    </message>
    <message>
        <source>The machine was kept and goes on costing money.</source>
        <translation>執行個體已保留，並繼續計費。</translation>
    </message>
    <message>
        <source>Try that stage again with resume, or end it all with: spotbook undo %1</source>
        <translation>用 resume 重試該階段，或以下列命令全部結束：spotbook undo %1</translation>
    </message>
    <message>
        <source>one of --add and --remove is expected</source>
        <translation>需要 --add 或 --remove 其中之一</translation>
    </message>
    <message>
        <source>Taken out of %1.</source>
        <translation>已從 %1 中移除。</translation>
    </message>
    <message>
        <source>There is no entry of it in %1.</source>
        <translation>%1 中沒有它的項目。</translation>
    </message>
    <message>
        <source>%1 is in %2 now, until the machine goes. Try: ssh %1</source>
        <translation>%1 現已寫入 %2，執行個體結束時移除。可以試試：ssh %1</translation>
    </message>
    <message>
        <source>The security group does not let this computer in at port %1, and the launch adds no rule that would: the login may fail.</source>
        <translation>該安全性群組沒有向本機放行連接埠 %1，啟動時也不會新增這樣的規則：登入可能失敗。</translation>
    </message>
    <message>
        <source>Add this line to your account at GitHub, GitLab or Gitee; then launch with --git-key own.</source>
        <translation>請把這一行加到您的 GitHub、GitLab 或 Gitee 帳號，然後以 --git-key own 啟動。</translation>
    </message>
</context>
<context>
    <name>Thing</name>
    <message>
        <source>machine %1</source>
        <translation>執行個體 %1</translation>
    </message>
    <message>
        <source>disk %1</source>
        <translation>雲端硬碟 %1</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>security group %1</source>
        <translation>安全性群組 %1</translation>
    </message>
    <message>
        <source>rules in the security group %1</source>
        <translation>安全性群組 %1 中的規則</translation>
    </message>
    <message>
        <source>machine of the launch %1</source>
        <translation>啟動 %1 的執行個體</translation>
    </message>
    <message>
        <source>disk of the launch %1</source>
        <translation>啟動 %1 的雲端硬碟</translation>
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
        <translation>金鑰對 %1</translation>
    </message>
    <message>
        <source>subnet %1</source>
        <translation>子網路 %1</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>專有網路 %1</translation>
    </message>
    <message>
        <source>security group of the launch %1</source>
        <translation>啟動 %1 的安全性群組</translation>
    </message>
    <message>
        <source>key pair of the launch %1</source>
        <translation>啟動 %1 的金鑰對</translation>
    </message>
    <message>
        <source>subnet of the launch %1</source>
        <translation>啟動 %1 的子網路</translation>
    </message>
    <message>
        <source>network of the launch %1</source>
        <translation>啟動 %1 的專有網路</translation>
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
        <translation>%1 小時 %2 分</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 h</source>
        <translation>%1 %2 小時</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>more than %1</source>
        <translation>超過 %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
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
        <translation>幾秒</translation>
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
        <translation>沒有 GPU</translation>
    </message>
    <message>
        <source>no driver yet</source>
        <translation>尚無驅動程式</translation>
    </message>
    <message>
        <source>the driver does not answer</source>
        <translation>驅動程式沒有回應</translation>
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
        <translation>未掛載</translation>
    </message>
    <message>
        <source>%1 of %2 inodes (files and folders) are used.</source>
        <translation>已使用 %1 個 inode（檔案和資料夾），共 %2 個。</translation>
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
        <translation>正在查詢…</translation>
    </message>
    <message>
        <source>Make a user</source>
        <translation>建立使用者</translation>
    </message>
    <message>
        <source>Open the line to see which ones are missing.</source>
        <translation>展開該列可以看到缺少哪些權限。</translation>
    </message>
    <message>
        <source>It works, but whoever gets hold of this key owns everything in the account. A key of a user with Spotbook&apos;s policy is safer; you can change to it at any time.</source>
        <translation>它可以使用，但誰拿到這個金鑰，誰就擁有整個帳號。使用授予了 Spotbook 權限原則的 RAM 使用者的金鑰更安全；您隨時可以更換。</translation>
    </message>
    <message>
        <source>The cloud has no trial run for every action. If one of them turns out to be missing later, the launch stops, undoes what it made and names it.</source>
        <translation>雲端並非每個操作都能預檢。如果之後發現缺少某項權限，啟動會停止、撤銷已建立的內容，並指出缺少哪一項。</translation>
    </message>
    <message>
        <source>This key may not see the balance, or the billing service did not answer. You can go on; the order itself is refused when the money does not suffice.</source>
        <translation>這個金鑰無權查看餘額，或者費用服務沒有回應。您可以繼續；如果餘額不足，下單時會被拒絕。</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在向雲端查詢…</translation>
    </message>
    <message>
        <source>✓ Nothing that is known speaks against buying.</source>
        <translation>✓ 就已知的情況而言，可以購買。</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next, only to look</source>
        <translation>下一步，僅查看(&amp;N)</translation>
    </message>
    <message>
        <source>✗ Until this is mended, buying fails or stops halfway. You can go on to look at the prices; before anything is bought the review checks again.</source>
        <translation>✗ 解決之前，購買會失敗或中途停止。您可以繼續查看價格；購買之前，確認頁會再次檢查。</translation>
    </message>
    <message>
        <source>? %1 of these %2 could not be found out. Nothing that is known speaks against buying; “Check again” asks once more.</source>
        <translation>? %2 項中有 %1 項無法查明。就已知的情況而言，可以購買；「重新檢查」會再查一次。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::Banner</name>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>開啟頁面</translation>
    </message>
    <message>
        <source>Check the key</source>
        <translation>檢查金鑰</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>另選一個</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>儲值</translation>
    </message>
    <message>
        <source>Copy the policy</source>
        <translation>複製權限原則</translation>
    </message>
    <message>
        <source>Unlock and try again</source>
        <translation>解鎖後再試一次</translation>
    </message>
    <message>
        <source>Keep it for this run only</source>
        <translation>僅在本次執行中使用</translation>
    </message>
    <message>
        <source>Type the address</source>
        <translation>輸入位址</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤銷</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細資訊</translation>
    </message>
    <message>
        <source>Everything this launch had made has been removed again. Nothing of it is billed.</source>
        <translation>這次啟動建立的一切都已移除，不再計費。</translation>
    </message>
    <message>
        <source>In a terminal: %1</source>
        <translation>在終端機中：%1</translation>
    </message>
    <message>
        <source>The machine is kept and costs %1.</source>
        <translation>執行個體已保留，費用：%1。</translation>
    </message>
    <message>
        <source>The machine is kept and costs money.</source>
        <translation>執行個體已保留，正在計費。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>複製報告</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>輸入密碼</translation>
    </message>
    <message>
        <source>Look what exists</source>
        <translation>查看現有資源</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::DesktopNotes</name>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
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
        <translation>每月 %1（%2），停放期間也計費</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>Looking at disks and snapshots…</source>
        <translation>正在查詢雲端硬碟和快照…</translation>
    </message>
    <message>
        <source>An e&amp;xisting disk</source>
        <translation>既有的雲端硬碟(&amp;X)</translation>
    </message>
    <message>
        <source>An e&amp;xisting disk (there is none in this region)</source>
        <translation>既有的雲端硬碟（此區域沒有）(&amp;X)</translation>
    </message>
    <message>
        <source>A new disk from a &amp;snapshot</source>
        <translation>以快照建立新的雲端硬碟(&amp;S)</translation>
    </message>
    <message>
        <source>A new disk from a &amp;snapshot (there is none in this region)</source>
        <translation>以快照建立新的雲端硬碟（此區域沒有快照）(&amp;S)</translation>
    </message>
    <message>
        <source>%1 – %2 per month</source>
        <translation>%1 – 每月 %2</translation>
    </message>
    <message>
        <source>%1 – price not known</source>
        <translation>%1 – 價格未知</translation>
    </message>
    <message>
        <source>Plain system: the newest %1</source>
        <translation>純淨系統：最新的 %1</translation>
    </message>
    <message>
        <source>Your image %1: %2, made %3</source>
        <translation>自訂映像檔 %1：%2，建立於 %3</translation>
    </message>
    <message>
        <source>This image needs at least %1 GiB.</source>
        <translation>此映像檔至少需要 %1 GiB。</translation>
    </message>
    <message>
        <source>⚠ It is not known to have cloud-init, which lets Spotbook log in: the launch may fail and undo itself.</source>
        <translation>⚠ 無法確認其中有 cloud-init，而 Spotbook 靠它登入：啟動可能失敗並自動撤銷。</translation>
    </message>
    <message>
        <source>? Your own images are not listed: %1.</source>
        <translation>? 未列出您的自訂映像檔：%1。</translation>
    </message>
    <message>
        <source>it is in another zone (%1)</source>
        <translation>它在另一個可用區（%1）</translation>
    </message>
    <message>
        <source>%1 does not take %2</source>
        <translation>%1 不支援 %2</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>它正在進行其他作業</translation>
    </message>
    <message>
        <source>%1 uses it</source>
        <translation>%1 正在使用它</translation>
    </message>
    <message>
        <source>it cannot be detached from its machine</source>
        <translation>它無法從執行個體卸載</translation>
    </message>
    <message>
        <source>it is of a system disk</source>
        <translation>它是系統碟的快照</translation>
    </message>
    <message>
        <source>it is not finished (%1 %)</source>
        <translation>它尚未完成（%1 %）</translation>
    </message>
    <message>
        <source>⚠ %1 cannot be used here: %2. Choose another one, or another place.</source>
        <translation>⚠ %1 不能在這裡使用：%2。請另選一個，或換一個位置。</translation>
    </message>
    <message>
        <source>⚠ %1 is not in this region. Choose another one, or another place.</source>
        <translation>⚠ %1 不在此區域。請另選一個，或換一個位置。</translation>
    </message>
    <message>
        <source>⚠ %1 does not take %2 here: choose another category.</source>
        <translation>⚠ %1 在這裡不支援 %2：請換一種類型。</translation>
    </message>
    <message>
        <source>⚠ Your image %1 is not in this region, or %2 does not take it: choose another one.</source>
        <translation>⚠ 您的映像檔 %1 不在此區域，或 %2 不支援它：請另選一個。</translation>
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
        <translation>選擇 Git 私密金鑰</translation>
    </message>
    <message>
        <source>Looking at the key…</source>
        <translation>正在檢查金鑰…</translation>
    </message>
    <message>
        <source>Public half: %1</source>
        <translation>公開金鑰：%1</translation>
    </message>
    <message>
        <source>Copy it into the SSH keys of your account at GitHub, GitLab or Gitee. Everybody who may use the notebook can use this key.</source>
        <translation>請把它複製到您在 GitHub、GitLab 或 Gitee 帳號的 SSH 金鑰中。能使用 Notebook 的人都能使用這個金鑰。</translation>
    </message>
    <message>
        <source>The private half is copied to the machine, and goes with it. Everybody who may use the notebook can use this key.</source>
        <translation>私密金鑰會複製到執行個體上，並隨執行個體一起消失。能使用 Notebook 的人都能使用這個金鑰。</translation>
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
        <translation>約 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>釋放</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>徹底刪除</translation>
    </message>
    <message>
        <source>It could not be looked at again: %1. It may still cost money.</source>
        <translation>無法再次檢查：%1。可能仍在產生費用。</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <translation>已結束：%1。</translation>
    </message>
    <message>
        <source>Stays: %1.</source>
        <translation>保留：%1。</translation>
    </message>
    <message>
        <source>What stays costs %1 per month.</source>
        <translation>保留的部分每月費用 %1。</translation>
    </message>
    <message>
        <source>The session cost %1.</source>
        <translation>本次使用費用 %1。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>執行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中斷</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>已停放</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已釋放</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已徹底刪除</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤銷</translation>
    </message>
    <message>
        <source>ended by itself at its time</source>
        <translation>時間到自動釋放</translation>
    </message>
    <message>
        <source>taken back by the cloud, or ended elsewhere</source>
        <translation>被雲端回收，或在別處結束</translation>
    </message>
    <message>
        <source>%1: %2 in %3</source>
        <translation>%1：%3 的 %2</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>從 %1 到 %2：%3</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>費用：%1</translation>
    </message>
    <message>
        <source>There is no receipt: Spotbook has not ended this machine.</source>
        <translation>沒有費用紀錄：這個執行個體不是由 Spotbook 結束的。</translation>
    </message>
    <message>
        <source>Could not be read: %1</source>
        <translation>無法讀取：%1</translation>
    </message>
    <message>
        <source>(not known: %1)</source>
        <translation>（未知：%1）</translation>
    </message>
    <message>
        <source>There is no session yet.</source>
        <translation>還沒有使用紀錄。</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>儲存歷史</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::HistoryView</name>
    <message>
        <source>Choose a row to see its prices of the last 30 days.</source>
        <translation>選擇一列，檢視其最近 30 天的價格。</translation>
    </message>
    <message>
        <source>The price history could not be loaded: %1</source>
        <translation>無法載入歷史價格：%1</translation>
    </message>
    <message>
        <source>Loading the prices of the last 30 days…</source>
        <translation>正在載入最近 30 天的價格…</translation>
    </message>
    <message>
        <source>30 days: lowest %1 · median %2 · highest %3 per hour</source>
        <translation>30 天：最低 %1 · 中位數 %2 · 最高 %3（每小時）</translation>
    </message>
    <message>
        <source>above your limit %1 of the time</source>
        <translation>%1 的時間高於您的上限</translation>
    </message>
    <message>
        <source>The cloud tells no prices of the last 30 days.</source>
        <translation>雲端業者沒有提供最近 30 天的價格。</translation>
    </message>
    <message>
        <source>Price history</source>
        <translation>歷史價格</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::HowToPage</name>
    <message>
        <source>Copied.</source>
        <translation>已複製。</translation>
    </message>
    <message>
        <source>I have a key now: c&amp;heck it</source>
        <translation>我有金鑰了，去驗證(&amp;H)</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::Job</name>
    <message>
        <source>Launching %1</source>
        <translation>啟動 %1</translation>
    </message>
    <message>
        <source>Going on with %1</source>
        <translation>繼續 %1</translation>
    </message>
    <message>
        <source>Undoing %1</source>
        <translation>撤銷 %1</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>再次啟動 %1</translation>
    </message>
    <message>
        <source>Parking %1</source>
        <translation>停放 %1</translation>
    </message>
    <message>
        <source>Releasing %1</source>
        <translation>釋放 %1</translation>
    </message>
    <message>
        <source>Erasing %1</source>
        <translation>徹底刪除 %1</translation>
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
        <translation>已複製。</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在向雲端查詢…</translation>
    </message>
    <message>
        <source>✓ The key %1 works. Account %2.</source>
        <translation>✓ 金鑰 %1 可用。帳號 %2。</translation>
    </message>
    <message>
        <source>It is kept in the keychain of this computer.</source>
        <translation>它儲存在本機的鑰匙圈中。</translation>
    </message>
    <message>
        <source>It is kept for this run only and forgotten when Spotbook ends.</source>
        <translation>僅在本次執行中使用，Spotbook 結束後就會忘記。</translation>
    </message>
    <message>
        <source>It came from the environment. Spotbook stores it nowhere.</source>
        <translation>它來自環境變數，Spotbook 不會將它儲存在任何地方。</translation>
    </message>
    <message>
        <source>⚠ This is a key of the root account: whoever gets hold of it owns everything in the account. It works, but a key of a user with the policy is safer. “Use another key” shows how to make one.</source>
        <translation>⚠ 這是主帳號的金鑰：拿到它的人就擁有帳號中的一切。它可以使用，但改用已授予權限原則之使用者的金鑰更安全。按「換一個金鑰」可查看如何建立。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LadderView</name>
    <message>
        <source>sold out now</source>
        <translation>目前售完</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>價格未知</translation>
    </message>
    <message>
        <source>⚠ dearer than your limit: only after asking you again</source>
        <translation>⚠ 高於您的上限：再次詢問您之後才會購買</translation>
    </message>
    <message>
        <source>⚠ dearer than your choice: only after asking you again</source>
        <translation>⚠ 比首選更貴：再次詢問您之後才會購買</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>每月 %1</translation>
    </message>
    <message>
        <source>⚠ needs a copy of your disk: about %1, %2; skipped until then</source>
        <translation>⚠ 需要先複製雲端硬碟：約 %1，%2；在此之前略過</translation>
    </message>
    <message>
        <source>⚠ does not take %1: skipped</source>
        <translation>⚠ 不支援 %1：略過</translation>
    </message>
    <message>
        <source>⚠ takes no disk there: skipped</source>
        <translation>⚠ 該可用區無法掛載雲端硬碟：略過</translation>
    </message>
    <message>
        <source>whether it takes your disk is unknown</source>
        <translation>能否使用您的雲端硬碟：未知</translation>
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
        <translation>新增執行個體</translation>
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
        <translation>關閉(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Back to the review</source>
        <translation>返回確認頁(&amp;B)</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LogModel</name>
    <message>
        <source>detail</source>
        <translation>細節</translation>
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
        <translation>錯誤</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>層級</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::LogPage</name>
    <message>
        <source>%1 lines are in the clipboard.</source>
        <translation>已複製 %1 行到剪貼簿。</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>儲存記錄檔</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已儲存：%1</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>還沒有記錄檔。</translation>
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
        <translation>僅錯誤</translation>
    </message>
    <message>
        <source>%1 and worse</source>
        <translation>%1及更嚴重</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MachineCard</name>
    <message>
        <source>not checked yet</source>
        <translation>尚未檢查</translation>
    </message>
    <message>
        <source>checked %1 ago</source>
        <translation>%1 前檢查</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中斷</translation>
    </message>
    <message>
        <source>notebook ready</source>
        <translation>Notebook 已就緒</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>⚠ never</source>
        <translation>⚠ 不會</translation>
    </message>
    <message>
        <source>disk %1</source>
        <translation>雲端硬碟 %1</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>none; the work is kept (%1)</source>
        <translation>無；工作已保留（%1）</translation>
    </message>
    <message>
        <source>%1 this session</source>
        <translation>本次 %1</translation>
    </message>
    <message>
        <source>⚠ The cloud is about to take this machine back. Save your work.</source>
        <translation>⚠ 雲端即將回收這個執行個體。請儲存您的工作。</translation>
    </message>
    <message>
        <source>The machine goes, the work is kept. Only the disk is paid for.</source>
        <translation>執行個體會釋放，工作會保留，只需支付雲端硬碟的費用。</translation>
    </message>
    <message>
        <source>The machine goes. Work disk and snapshots stay as they are.</source>
        <translation>執行個體會釋放，工作碟和快照維持原狀。</translation>
    </message>
    <message>
        <source>The work goes too. Its name must be typed first.</source>
        <translation>工作也會刪除。需要先輸入它的名稱。</translation>
    </message>
    <message>
        <source>checked %1 s ago</source>
        <translation>%1 秒前檢查</translation>
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
        <translation>時間已到（%1）</translation>
    </message>
    <message>
        <source>in %1 (%2)</source>
        <translation>%1後（%2）</translation>
    </message>
    <message>
        <source>By &amp;1 hour</source>
        <translation>延長 &amp;1 小時</translation>
    </message>
    <message>
        <source>By &amp;4 hours</source>
        <translation>延長 &amp;4 小時</translation>
    </message>
    <message>
        <source>&amp;Until…</source>
        <translation>直到(&amp;U)…</translation>
    </message>
    <message>
        <source>The cloud ends the machine at this time by itself, also when this computer is off.</source>
        <translation>雲端會在此時間自動釋放執行個體，即使本機已關閉。</translation>
    </message>
    <message>
        <source>last seen: %1</source>
        <translation>最後看到：%1</translation>
    </message>
    <message>
        <source>The machine has no end that is still to come: there is nothing to make longer. “Until…” gives it one.</source>
        <translation>執行個體沒有尚未到來的釋放時間：無從延長。「直到…」可以設定一個。</translation>
    </message>
    <message>
        <source>Not while its state is not known: a machine of it may be running. “Look now” asks the cloud once more.</source>
        <translation>狀態未知時不能這樣做：它可能有執行個體正在執行。「立即檢查」會再次向雲端查詢。</translation>
    </message>
    <message>
        <source>Brings the notebook back: the machine runs, but its notebook does not.</source>
        <translation>恢復 Notebook：執行個體在執行，但 Notebook 沒有執行。</translation>
    </message>
    <message>
        <source>Running kernels and the public address are lost. The disks stay and go on costing money.</source>
        <translation>執行中的核心和公開 IP 位址會失去。雲端硬碟會保留，並繼續產生費用。</translation>
    </message>
    <message>
        <source>A machine of this type goes on costing money while it is stopped. Parking gives the machine back and keeps the work.</source>
        <translation>這種規格的執行個體停止後仍會計費。停放會歸還執行個體並保留工作。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MainWindow</name>
    <message>
        <source>Looking for your access key…</source>
        <translation>正在尋找您的存取金鑰…</translation>
    </message>
    <message>
        <source>No access key yet. “New machine” begins with it.</source>
        <translation>還沒有存取金鑰。「新增執行個體」會從這裡開始。</translation>
    </message>
    <message>
        <source>Asking the cloud what is running…</source>
        <translation>正在向雲端查詢有哪些執行個體在執行…</translation>
    </message>
    <message>
        <source>No machine, nothing parked: nothing is billed.</source>
        <translation>沒有執行個體，也沒有停放的工作：不產生費用。</translation>
    </message>
    <message>
        <source>All machines together: %1</source>
        <translation>所有執行個體合計：%1</translation>
    </message>
    <message>
        <source>From access keys to an open notebook on a cheap GPU machine: “New machine” leads there step by step. Nothing is bought before the last one, and the price is on its button.</source>
        <translation>從存取金鑰到在低價 GPU 執行個體上開啟的 Notebook：「新增執行個體」一步一步帶您完成。最後一步之前不會購買任何東西，價格就寫在按鈕上。</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <translation>已結束：%1。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Stays: %1.</source>
        <translation>保留：%1。</translation>
    </message>
    <message>
        <source>Done, but it could not be looked at again: %1. It may still cost money.</source>
        <translation>已完成，但無法再次查看：%1。它可能仍在產生費用。</translation>
    </message>
    <message>
        <source>That costs %1 per month.</source>
        <translation>每月費用 %1。</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 已就緒。</translation>
    </message>
    <message>
        <source>Park %1</source>
        <translation>停放 %1</translation>
    </message>
    <message>
        <source>Park this machine?</source>
        <translation>要停放這個執行個體嗎？</translation>
    </message>
    <message>
        <source>Parked it costs %1 per month.</source>
        <translation>停放後每月費用 %1。</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>釋放 %1</translation>
    </message>
    <message>
        <source>Release this machine now?</source>
        <translation>現在要釋放這個執行個體嗎？</translation>
    </message>
    <message>
        <source>Stays: nothing.</source>
        <translation>保留：無。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>釋放</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>徹底刪除 %1</translation>
    </message>
    <message>
        <source>The work disk and its snapshots are deleted for ever. To go on, type the name %1.</source>
        <translation>工作碟及其快照將永久刪除。若要繼續，請輸入名稱 %1。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>徹底刪除</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤銷 %1</translation>
    </message>
    <message>
        <source>Undo this launch?</source>
        <translation>要撤銷這次啟動嗎？</translation>
    </message>
    <message>
        <source>Everything it has made is removed again, the machine first. A disk that existed before is only detached.</source>
        <translation>它建立的一切都會移除，先移除執行個體。原本就有的雲端硬碟只會卸載。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤銷</translation>
    </message>
    <message>
        <source>No browser took the address</source>
        <translation>沒有瀏覽器能開啟這個位址</translation>
    </message>
    <message>
        <source>No password is kept for this profile.</source>
        <translation>沒有儲存此設定檔的密碼。</translation>
    </message>
    <message>
        <source>The password is in the clipboard.</source>
        <translation>密碼已複製到剪貼簿。</translation>
    </message>
    <message>
        <source>Spotbook goes on in the tray</source>
        <translation>Spotbook 在系統匣中繼續執行</translation>
    </message>
    <message>
        <source>What is under way is finished.</source>
        <translation>正在進行的作業會完成。</translation>
    </message>
    <message>
        <source>A machine is running and is billed.</source>
        <translation>有執行個體正在執行並計費。</translation>
    </message>
    <message>
        <source>Quit Spotbook</source>
        <translation>結束 Spotbook</translation>
    </message>
    <message>
        <source>Something is still under way. Quit all the same?</source>
        <translation>還有作業正在進行。仍要結束嗎？</translation>
    </message>
    <message>
        <source>A launch is undone first. Whatever could not be finished is found again at the next start.</source>
        <translation>會先撤銷啟動。未能完成的部分，下次啟動 Spotbook 時會再次找到。</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>停止並結束</translation>
    </message>
    <message>
        <source>A machine is running and is billed. Quit all the same?</source>
        <translation>有執行個體正在執行並計費。仍要結束嗎？</translation>
    </message>
    <message>
        <source>It runs on without Spotbook until the time at which it ends by itself.</source>
        <translation>沒有 Spotbook，它也會繼續執行，直到自動釋放的時間。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不要結束</translation>
    </message>
    <message>
        <source>Checking the notebook…</source>
        <translation>正在核對 Notebook…</translation>
    </message>
    <message>
        <source>No access key: what is running is not known. “New machine” begins with the key.</source>
        <translation>沒有存取金鑰：不知道有哪些執行個體在執行。「新增執行個體」會先設定金鑰。</translation>
    </message>
    <message>
        <source>What is running is not known.</source>
        <translation>不知道有哪些執行個體在執行。</translation>
    </message>
    <message>
        <source>It is not known whether a machine is running.</source>
        <translation>不知道是否有執行個體在執行。</translation>
    </message>
    <message>
        <source>It is not known whether a machine is running and is billed. Quit all the same?</source>
        <translation>不知道是否有執行個體在執行並計費。仍要結束嗎？</translation>
    </message>
    <message>
        <source>If there is one, it runs on without Spotbook until the time at which it ends by itself.</source>
        <translation>如果有，它會在沒有 Spotbook 的情況下繼續執行，直到自動釋放的時間。</translation>
    </message>
    <message>
        <source>Spotbook quits as soon as that has come to its end.</source>
        <translation>這項作業結束後 Spotbook 就會結束。</translation>
    </message>
    <message>
        <source>The session cost %1.</source>
        <translation>本次使用費用 %1。</translation>
    </message>
    <message>
        <source>End of %1</source>
        <translation>%1 的結束時間</translation>
    </message>
    <message>
        <source>Until &amp;when may the machine run?</source>
        <translation>執行個體可以執行到什麼時候？(&amp;W)</translation>
    </message>
    <message>
        <source>The cloud then ends it by itself, without a snapshot. The work disk stays; what is only in memory is lost.</source>
        <translation>屆時雲端會自動釋放執行個體，不建立快照。工作碟會保留；只在記憶體中的內容會遺失。</translation>
    </message>
    <message>
        <source>Set the time</source>
        <translation>設定時間</translation>
    </message>
    <message>
        <source>Setting the end of %1…</source>
        <translation>正在設定 %1 的結束時間…</translation>
    </message>
    <message>
        <source>%1 ends by itself at %2.</source>
        <translation>%1 將在 %2 自動釋放。</translation>
    </message>
    <message>
        <source>%1 does not end by itself.</source>
        <translation>%1 不會自動釋放。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>%1 is sold out.</source>
        <translation>%1 已售完。</translation>
    </message>
    <message>
        <source>%1 costs %2 now; your limit is %3.</source>
        <translation>%1 現在的價格是%2；您的上限是 %3。</translation>
    </message>
    <message>
        <source>Instead, %1 would be bought for %2.</source>
        <translation>將改為購買 %1，價格%2。</translation>
    </message>
    <message>
        <source>Instead, %1 would be bought.</source>
        <translation>將改為購買 %1。</translation>
    </message>
    <message>
        <source>It costs %1 now; on %2 it was %3.</source>
        <translation>現在的價格是%1；%2 時是%3。</translation>
    </message>
    <message>
        <source>The work disk is in this zone and cannot be used in another one.</source>
        <translation>工作碟在這個可用區，無法在其他可用區使用。</translation>
    </message>
    <message>
        <source>No other place was agreed to.</source>
        <translation>沒有設定其他備選位置。</translation>
    </message>
    <message>
        <source>Checking price and stock of %1…</source>
        <translation>正在檢查 %1 的價格和庫存…</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>啟動 %1</translation>
    </message>
    <message>
        <source>%1 cannot be started as it was the last time.</source>
        <translation>%1 無法像上次那樣啟動。</translation>
    </message>
    <message>
        <source>New machine…</source>
        <translation>新增執行個體…</translation>
    </message>
    <message>
        <source>Something has changed since the last time. Start %1 all the same?</source>
        <translation>與上次相比有變化。仍要啟動 %1 嗎？</translation>
    </message>
    <message>
        <source>Start for %1</source>
        <translation>以%1啟動</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>啟動</translation>
    </message>
    <message>
        <source>This desktop has no tray for Spotbook&apos;s icon. This window does everything: before it closes while something is billed, it asks.</source>
        <translation>此桌面沒有可放 Spotbook 圖示的系統匣。一切都可在此視窗中完成：仍在計費時，關閉前會先詢問。</translation>
    </message>
    <message>
        <source>Looking for the machine…</source>
        <translation>正在尋找執行個體…</translation>
    </message>
    <message>
        <source>A terminal opens on %1.</source>
        <translation>正在開啟 %1 的終端機。</translation>
    </message>
    <message>
        <source>No terminal was found</source>
        <translation>找不到終端機程式</translation>
    </message>
    <message>
        <source>This line opens a shell on the machine. It holds no secret.</source>
        <translation>這一行命令可開啟執行個體的命令列，其中不含任何機密。</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>複製這一行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>The line is in the clipboard.</source>
        <translation>該行已複製到剪貼簿。</translation>
    </message>
    <message>
        <source>Open in VS Code</source>
        <translation>在 VS Code 中開啟</translation>
    </message>
    <message>
        <source>May Spotbook put the machine into your SSH configuration?</source>
        <translation>允許 Spotbook 把這個執行個體寫入您的 SSH 設定嗎？</translation>
    </message>
    <message>
        <source>VS Code finds machines there. Spotbook adds a marked block at the top of %1, keeps everything else as it is, and takes the block out again with the machine. This is asked only once.</source>
        <translation>VS Code 從那裡找到執行個體。Spotbook 會在 %1 的開頭加入一個有標記的段落，其餘內容保持原樣，並在執行個體結束時移除該段落。只詢問這一次。</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>VS Code opens %1.</source>
        <translation>VS Code 正在開啟 %1。</translation>
    </message>
    <message>
        <source>VS Code was not found</source>
        <translation>找不到 VS Code</translation>
    </message>
    <message>
        <source>Install VS Code with its Remote-SSH extension, choose “Connect to Host…” there and take %1; the work is in %2. Any other editor that reads your SSH configuration finds the machine by that name, too.</source>
        <translation>請安裝 VS Code 及其 Remote-SSH 擴充功能，在其中選擇「Connect to Host…」，再選 %1；您的工作在 %2。其他會讀取 SSH 設定的編輯器也能用這個名稱找到執行個體。</translation>
    </message>
    <message>
        <source>Lost: the machine %1, its system disk (%2 GiB) and what is only in memory (running kernels).</source>
        <translation>失去：執行個體 %1、它的系統碟（%2 GiB）以及只在記憶體中的內容（執行中的核心）。</translation>
    </message>
    <message>
        <source>Lost: the machine %1, its system disk and what is only in memory (running kernels).</source>
        <translation>失去：執行個體 %1、它的系統碟以及只在記憶體中的內容（執行中的核心）。</translation>
    </message>
    <message>
        <source>The notebook is stopped, the work disk is unmounted and kept, the machine is given back.</source>
        <translation>Notebook 會停止，工作碟會卸載並保留，執行個體會歸還。</translation>
    </message>
    <message>
        <source>What stays costs %1 per month.</source>
        <translation>保留的部分每月費用 %1。</translation>
    </message>
    <message>
        <source>The report is in the clipboard, without keys and passwords.</source>
        <translation>報告已複製到剪貼簿，其中沒有金鑰和密碼。</translation>
    </message>
    <message>
        <source>The machine waits for your answer, and costs money.</source>
        <translation>執行個體在等待您的決定，期間會計費。</translation>
    </message>
    <message>
        <source>A new machine is being chosen already</source>
        <translation>已經在選擇新的執行個體</translation>
    </message>
    <message>
        <source>What was chosen in this window stays as it is. To begin with %1 in %2 instead, close it and press the button under the prices once more.</source>
        <translation>此視窗中已選的內容維持不變。若要改為從 %2 的 %1 開始，請關閉它，再按一次價格下方的按鈕。</translation>
    </message>
    <message>
        <source>Something is under way that ends a charge. Quit all the same?</source>
        <translation>有停止計費的作業正在進行。仍要結束嗎？</translation>
    </message>
    <message>
        <source>If it is stopped now, what it was to end may go on costing money.</source>
        <translation>如果現在停止，原本要結束的資源可能繼續產生費用。</translation>
    </message>
    <message>
        <source>A launch is undone first, whichever you choose.</source>
        <translation>無論怎樣選擇，都會先撤銷啟動。</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>完成後結束</translation>
    </message>
    <message>
        <source>%1: waits for your answer</source>
        <translation>%1：等待您的答覆</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密碼</translation>
    </message>
    <message>
        <source>With which password was the notebook of %1 set up?</source>
        <translation>%1 的 Notebook 是用哪個密碼設定的？</translation>
    </message>
    <message>
        <source>It is kept for this profile, where the access key is kept, and tried at once.</source>
        <translation>它會為此設定檔儲存在存取金鑰所在的地方，並立即試用。</translation>
    </message>
    <message>
        <source>Keep it and try again</source>
        <translation>儲存並再試一次</translation>
    </message>
    <message>
        <source>Your internet address</source>
        <translation>您的公開 IP 位址</translation>
    </message>
    <message>
        <source>Which address does this computer have on the internet? The machine is opened to it alone.</source>
        <translation>本機的公開 IP 位址是什麼？執行個體只對它開放。</translation>
    </message>
    <message>
        <source>It looks like 203.0.113.7. A search for “my IP address” shows it.</source>
        <translation>它的形式如 203.0.113.7。搜尋「我的 IP 位址」即可看到。</translation>
    </message>
    <message>
        <source>“%1” is no address. One looks like 203.0.113.7.</source>
        <translation>「%1」不是位址。位址的形式如 203.0.113.7。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>繼續使用它</translation>
    </message>
    <message>
        <source>%1 lets in far more computers than yours. Go on all the same?</source>
        <translation>%1 放行的遠不止您的電腦。仍要繼續嗎？</translation>
    </message>
    <message>
        <source>Anybody in it can try to log in to the machine and to the notebook.</source>
        <translation>其中的任何人都可以嘗試登入執行個體和 Notebook。</translation>
    </message>
    <message numerus="yes">
        <source>Lost with it: its %n local disk(s) and all that is on them.</source>
        <translation>
            <numerusform>一併失去：它的 %n 顆本機磁碟及其中的所有內容。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is busy with something else by now: nothing was begun.</source>
        <translation>%1 現在正忙於其他作業：沒有開始任何作業。</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Stop this machine?</source>
        <translation>要停止這個執行個體嗎？</translation>
    </message>
    <message>
        <source>The notebook is stopped; the machine stays, is not billed while it is stopped, and can be started again.</source>
        <translation>Notebook 會停止；執行個體會保留，停止期間不計費，可以再次啟動。</translation>
    </message>
    <message>
        <source>Lost: what is only in memory (running kernels) and the public address; the next start brings another one.</source>
        <translation>失去：只在記憶體中的內容（執行中的核心）和公開 IP 位址；下次啟動會得到新的位址。</translation>
    </message>
    <message>
        <source>Stays: the system disk. It goes on costing money.</source>
        <translation>保留：系統碟。它會繼續產生費用。</translation>
    </message>
    <message>
        <source>Stays: the system disk and %1. They go on costing money.</source>
        <translation>保留：系統碟和 %1。它們會繼續產生費用。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The snapshots of %1 are deleted for ever; its disk stays. To go on, type the name %1.</source>
        <translation>%1 的快照將永久刪除；它的雲端硬碟會保留。若要繼續，請輸入名稱 %1。</translation>
    </message>
    <message>
        <source>A machine of it that runs after all is released first, with what is only in its memory.</source>
        <translation>如果它其實有執行個體在執行，會先釋放該執行個體，只在記憶體中的內容隨之失去。</translation>
    </message>
    <message>
        <source>Lost: all snapshots that were made for it.</source>
        <translation>失去：為它建立的所有快照。</translation>
    </message>
    <message>
        <source>Lost: %1, older snapshots of it, and all that is on them.</source>
        <translation>失去：%1、其更早的快照，以及其中的所有內容。</translation>
    </message>
    <message>
        <source>Stays: %1. It was there before, or another profile uses it, and is not deleted.</source>
        <translation>保留：%1。它原本就有，或被另一個設定檔使用，不會刪除。</translation>
    </message>
    <message>
        <source>A disk that existed before is only detached.</source>
        <translation>原有的雲端硬碟只會卸載，不會刪除。</translation>
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
        <translation>帶本機磁碟（%1 × %2 GiB），會隨執行個體一起遺失。停止後仍會計費：請改用停放。</translation>
    </message>
    <message>
        <source>No local disk: stopping the machine ends its charge.</source>
        <translation>沒有本機磁碟：停止執行個體即停止計費。</translation>
    </message>
    <message>
        <source>The cloud tells no release rate for this type in this zone.</source>
        <translation>雲端業者沒有提供該規格在此可用區的釋放率。</translation>
    </message>
    <message>
        <source>Of all such spot machines the cloud took back %1 in the last 30 days (it says: %2).</source>
        <translation>最近 30 天，雲端業者回收了 %1 的此類搶佔式執行個體（官方區間：%2）。</translation>
    </message>
    <message>
        <source>The fastest of several connections from this computer to %1.</source>
        <translation>從本機到 %1 的數次連線中最快的一次。</translation>
    </message>
    <message>
        <source>Not measured: %1 could not be reached directly.</source>
        <translation>未測量：無法直接連線 %1。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用區</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>執行個體規格</translation>
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
        <translation>記憶體</translation>
    </message>
    <message>
        <source>Local disk</source>
        <translation>本機磁碟</translation>
    </message>
    <message>
        <source>Spot price per hour now</source>
        <translation>目前每小時搶佔式價格</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>搶佔式</translation>
    </message>
    <message>
        <source>Pay-as-you-go price per hour</source>
        <translation>每小時隨用隨付價格</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>隨用隨付</translation>
    </message>
    <message>
        <source>Spot price as a share of the pay-as-you-go price</source>
        <translation>搶佔式價格占隨用隨付價格的比例</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>How many spot machines the cloud took back in the last 30 days</source>
        <translation>最近 30 天被雲端業者釋放的搶佔式執行個體比例</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>釋放率</translation>
    </message>
    <message>
        <source>Expected cost per useful hour: the price with what interruptions cost. The tool tip of each cell has the formula.</source>
        <translation>每有效小時的預期費用：價格加上中斷造成的損失。每個儲存格的提示中有公式。</translation>
    </message>
    <message>
        <source>Useful hour</source>
        <translation>每有效小時費用</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>庫存</translation>
    </message>
    <message>
        <source>Round trip from this computer</source>
        <translation>從本機出發的往返時間</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返時間</translation>
    </message>
    <message>
        <source>Region %1</source>
        <translation>區域 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MarketView</name>
    <message>
        <source>Asking for regions…</source>
        <translation>正在查詢區域…</translation>
    </message>
    <message>
        <source>Regions: %1 of %2 · offers: %3</source>
        <translation>區域：%1 / %2 · 報價：%3</translation>
    </message>
    <message>
        <source>Regions: %1 · offers: %2</source>
        <translation>區域：%1 · 報價：%2</translation>
    </message>
    <message>
        <source>without an answer: %1</source>
        <translation>沒有回應：%1</translation>
    </message>
    <message>
        <source>Only %1 of %2 regions · offers: %3</source>
        <translation>僅 %1 / %2 個區域 · 報價：%3</translation>
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
        <translation>選擇 SSH 私密金鑰</translation>
    </message>
    <message>
        <source>= %1 MB/s</source>
        <translation>= %1 MB/秒</translation>
    </message>
    <message>
        <source>⚠ 3 to 60 letters, digits and hyphens; a letter first, no hyphen at the end.</source>
        <translation>⚠ 3 到 60 個字母、數字和連字號；以字母開頭，不以連字號結尾。</translation>
    </message>
    <message>
        <source>? Its rules could not be read: %1.</source>
        <translation>? 無法讀取其規則：%1。</translation>
    </message>
    <message>
        <source>Reading its rules…</source>
        <translation>正在讀取其規則…</translation>
    </message>
    <message>
        <source>? Whether it lets this computer in is known as soon as the address is.</source>
        <translation>? 知道本機位址之後才能判斷它是否放行本機。</translation>
    </message>
    <message>
        <source>port %1 (SSH)</source>
        <translation>連接埠 %1（SSH）</translation>
    </message>
    <message>
        <source>port %1 (notebook)</source>
        <translation>連接埠 %1（Notebook）</translation>
    </message>
    <message>
        <source>✓ It lets %1 in.</source>
        <translation>✓ 它放行 %1。</translation>
    </message>
    <message>
        <source>✗ It does not let %1 in at %2. The launch adds what is missing.</source>
        <translation>✗ 它沒有對 %1 放行%2。啟動時會新增缺少的規則。</translation>
    </message>
    <message>
        <source>⚠ Wider than needed: %1 may reach port %2. Spotbook does not touch that rule; only key and password keep strangers out.</source>
        <translation>⚠ 範圍過大：%1 可以存取連接埠 %2。Spotbook 不會更動這條規則；只有金鑰和密碼能擋住陌生人。</translation>
    </message>
    <message>
        <source>Asking for the price of the line…</source>
        <translation>正在查詢頻寬價格…</translation>
    </message>
    <message>
        <source>%1 whether used or not</source>
        <translation>%1，無論是否使用</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>價格未知</translation>
    </message>
    <message>
        <source>Looking at the key…</source>
        <translation>正在檢查金鑰…</translation>
    </message>
    <message>
        <source>It is made at the first launch.</source>
        <translation>首次啟動時產生。</translation>
    </message>
    <message>
        <source>Public half: %1</source>
        <translation>公開金鑰：%1</translation>
    </message>
    <message>
        <source>⚠ Others on this computer may read the file, and ssh refuses such keys. chmod 600 leaves it to you alone.</source>
        <translation>⚠ 本機的其他使用者可以讀取此檔案，ssh 會拒絕這樣的金鑰。chmod 600 使其僅您可讀。</translation>
    </message>
    <message>
        <source>Comparing it with the keys in the cloud…</source>
        <translation>正在與雲端的金鑰對比較…</translation>
    </message>
    <message>
        <source>? Not compared with the keys in the cloud.</source>
        <translation>? 未與雲端的金鑰對比較。</translation>
    </message>
    <message>
        <source>✗ The key pair %1 in the cloud is another key: the login would fail. Delete that pair in the console, or choose another key.</source>
        <translation>✗ 雲端的金鑰對 %1 是另一個金鑰：登入會失敗。請在主控台刪除該金鑰對，或選擇其他金鑰。</translation>
    </message>
    <message>
        <source>The cloud does not know it yet in this region; the launch brings its public half there.</source>
        <translation>雲端在此區域還沒有它；啟動時會匯入其公開金鑰。</translation>
    </message>
    <message>
        <source>✓ The same key is in the cloud as %1.</source>
        <translation>✓ 雲端已有同一個金鑰，名為 %1。</translation>
    </message>
    <message>
        <source>✗ It does not let %1 in at %2. Without that the launch will fail and undo itself.</source>
        <translation>✗ 它沒有對 %1 放行%2。這樣啟動會失敗並自動撤銷。</translation>
    </message>
    <message>
        <source>By bandwidth: %1. By traffic: each outgoing gigabyte, at the region&apos;s price.</source>
        <translation>依固定頻寬：%1。依使用流量：流出的每 GB 依區域價格計費。</translation>
    </message>
    <message>
        <source>⚠ This is no address: 203.0.113.7 is one, 203.0.113.0/24 a block of them.</source>
        <translation>⚠ 這不是位址：203.0.113.7 是一個位址，203.0.113.0/24 是一個位址範圍。</translation>
    </message>
    <message>
        <source>⚠ %1 is far more than this computer: strangers may try to log in, too. Only key and password keep them out.</source>
        <translation>⚠ %1 遠不只本機：陌生人也可以嘗試登入，只有金鑰和密碼能擋住他們。</translation>
    </message>
    <message>
        <source>⚠ The security group %1 is not in this region. Choose another one, or let Spotbook make one.</source>
        <translation>⚠ 安全性群組 %1 不在此區域。請另選一個，或由 Spotbook 建立。</translation>
    </message>
    <message>
        <source>✗ A rule of its own turns %1 away at %2, whatever is added: the login will fail. Change that rule in the console, or choose another group.</source>
        <translation>✗ 它自己的一條規則在%2拒絕 %1，無論新增什麼規則都一樣：登入會失敗。請在主控台變更那條規則，或另選一個安全性群組。</translation>
    </message>
    <message>
        <source>? Whether it lets %1 in at %2 is up to a list that the cloud keeps elsewhere and Spotbook does not read.</source>
        <translation>? 它是否對 %1 放行%2，取決於雲端另行儲存、Spotbook 不讀取的前綴清單。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::NotebookPage</name>
    <message>
        <source>at least %1 characters</source>
        <translation>至少 %1 個字元</translation>
    </message>
    <message>
        <source>✗ too short: at least %1 characters</source>
        <translation>✗ 太短：至少 %1 個字元</translation>
    </message>
    <message>
        <source>⚠ weak: longer is better, a sentence is best</source>
        <translation>⚠ 弱：越長越好，最好是一句話</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>✓ strong</source>
        <translation>✓ 強</translation>
    </message>
    <message>
        <source>the two are not the same</source>
        <translation>兩次輸入不一致</translation>
    </message>
    <message>
        <source>It is kept in the keychain of this computer. The machine gets only a hash of it.</source>
        <translation>密碼儲存在本機的鑰匙圈中，執行個體只會取得它的雜湊值。</translation>
    </message>
    <message>
        <source>It is kept for this run of Spotbook only: write it down. The machine gets only a hash of it.</source>
        <translation>僅在 Spotbook 本次執行中保留：請記下來。執行個體只會取得它的雜湊值。</translation>
    </message>
    <message>
        <source>⚠ Nothing ends the machine but you: it costs money until you park or release it, also when this computer is off.</source>
        <translation>⚠ 只有您能結束這個執行個體：在您停放或釋放之前會一直計費，本機關機時也一樣。</translation>
    </message>
    <message>
        <source>⚠ At least one hour from now.</source>
        <translation>⚠ 至少要從現在起一小時之後。</translation>
    </message>
    <message>
        <source>Then the cloud ends the machine by itself, also while you work: give it more time before (Extend, or spotbook lease). The work disk stays, what was only in memory is lost.</source>
        <translation>到時雲端會自動釋放執行個體，即使您正在使用：請提前延長時間（「延長」，或 spotbook lease）。工作碟會保留，只存在記憶體中的內容會遺失。</translation>
    </message>
    <message>
        <source>%1 – cannot be used</source>
        <translation>%1 – 無法使用</translation>
    </message>
    <message>
        <source>✗ %1 cannot be used. %2</source>
        <translation>✗ %1 無法使用。%2</translation>
    </message>
    <message>
        <source>The machine downloads about %1 MB.</source>
        <translation>執行個體大約下載 %1 MB。</translation>
    </message>
    <message>
        <source>Fits: %1.</source>
        <translation>適用於：%1。</translation>
    </message>
    <message>
        <source>It is your own, from %1.</source>
        <translation>這是您自己的，位於 %1。</translation>
    </message>
    <message>
        <source>? What an hour costs could not be asked: %1. The launch asks again before it buys anything.</source>
        <translation>? 無法查詢每小時的花費：%1。啟動時會在購買之前再次查詢。</translation>
    </message>
    <message>
        <source>Asking what an hour costs at most…</source>
        <translation>正在查詢每小時最多花費多少…</translation>
    </message>
    <message>
        <source>Ends at the latest at %1 (lease).</source>
        <translation>最晚在 %1 釋放（租期）。</translation>
    </message>
    <message>
        <source>Ends at the latest at %1 (spending limit).</source>
        <translation>最晚在 %1 釋放（花費上限）。</translation>
    </message>
    <message>
        <source>Ends at the latest at %1 (lease; the limit would last longer).</source>
        <translation>最晚在 %1 釋放（租期；花費上限還夠更久）。</translation>
    </message>
    <message>
        <source>Reckoned with the most it can cost, %1 with disks and line; traffic by the gigabyte comes on top.</source>
        <translation>依最高可能的花費計算，含雲端硬碟和頻寬為%1；依 GB 計的流量另計。</translation>
    </message>
    <message>
        <source>⚠ weak: among the first that are tried; a sentence is best</source>
        <translation>⚠ 弱：屬於最先被嘗試的密碼；用一句話最好</translation>
    </message>
    <message>
        <source>Takes about %1 min.</source>
        <translation>大約需要 %1 分鐘。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::NoticeBar</name>
    <message>
        <source>&amp;Close</source>
        <translation>關閉(&amp;C)</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>關閉此訊息</translation>
    </message>
    <message>
        <source>Close these messages</source>
        <translation>關閉這些訊息</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier message(s) follow when these are closed.</source>
        <translation>
            <numerusform>關閉這些訊息後，還有 %n 則更早的訊息。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spotbook::ui::OffersPage</name>
    <message>
        <source>Choose a row.</source>
        <translation>請選擇一列。</translation>
    </message>
    <message>
        <source>Chosen: %1 in %2 (%3)</source>
        <translation>已選：%2 的 %1（%3）</translation>
    </message>
    <message>
        <source>⚠ The market price is %1: below it nothing is sold.</source>
        <translation>⚠ 市場價為%1：低於它就買不到。</translation>
    </message>
    <message>
        <source>Market price now: %1</source>
        <translation>目前市場價：%1</translation>
    </message>
    <message>
        <source>You pay the market price. The cloud takes the machine back when it rises above your limit.</source>
        <translation>您支付市場價。當它高於您的上限時，雲端會回收執行個體。</translation>
    </message>
    <message>
        <source>You pay the market price whatever it is, at most the on-demand price.</source>
        <translation>無論市場價多少都依市場價支付，最高為隨用隨付價格。</translation>
    </message>
    <message>
        <source>A fixed price; the cloud does not take the machine back.</source>
        <translation>固定價格；雲端不會回收執行個體。</translation>
    </message>
    <message>
        <source>Choose this</source>
        <translation>選擇此項</translation>
    </message>
    <message>
        <source>Add as a fallback</source>
        <translation>加入為備選</translation>
    </message>
    <message>
        <source>Add as a fallback (only in %1: a launch stays in one region)</source>
        <translation>加入為備選（僅限 %1：一次啟動只在一個區域內進行）</translation>
    </message>
    <message>
        <source>It has as much GPU memory, and of those it costs least.</source>
        <translation>它的顯示記憶體相同，並且是其中最便宜的。</translation>
    </message>
    <message>
        <source>Its GPU memory is nearest to the %1 GB of that one.</source>
        <translation>它的顯示記憶體最接近原規格的 %1 GB。</translation>
    </message>
    <message>
        <source>No %1 can be bought now. Instead: %2 in %3 (%4).</source>
        <translation>目前買不到 %1。改為：%3 的 %2（%4）。</translation>
    </message>
    <message>
        <source>No %1 is among what has been loaded. Instead: %2 in %3 (%4).</source>
        <translation>已載入的報價中沒有 %1。改為：%3 的 %2（%4）。</translation>
    </message>
    <message>
        <source>⚠ The cloud tells no price for this row: type the most that you want to pay.</source>
        <translation>⚠ 雲端沒有提供這一列的價格：請輸入您願意支付的最高價格。</translation>
    </message>
    <message>
        <source>The cloud tells no spot price for this row.</source>
        <translation>雲端沒有提供這一列的搶佔式價格。</translation>
    </message>
    <message>
        <source>The stock in the table is that of spot machines; whether there is one on demand, the launch asks for itself.</source>
        <translation>表中的庫存是搶佔式執行個體的庫存；隨用隨付是否有貨，啟動時會自行查詢。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PracticeLabel</name>
    <message>
        <source>Practice: nothing here costs money. The cloud is a program on this computer.</source>
        <translation>練習模式：這裡的一切都不花錢。「雲端」是本機上的一個程式。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PracticePage</name>
    <message>
        <source>Preparing, %1</source>
        <translation>正在準備，%1</translation>
    </message>
    <message>
        <source>✓ The practice window is open. It carries a yellow line, so that you cannot mix the two up. The practice cloud ends when you quit that window.</source>
        <translation>✓ 練習視窗已開啟。它帶有一條黃色提示，不會與真實視窗混淆。結束該視窗後，練習雲也隨之結束。</translation>
    </message>
    <message>
        <source>The practice cloud is not running. Your real settings were not touched.</source>
        <translation>練習雲沒有在執行。您的真實設定沒有變更。</translation>
    </message>
    <message>
        <source>The first time it builds a small Linux system for the practice machines, which may take up to half an hour; after that it takes seconds. Back and Cancel stop it, and nothing is left running.</source>
        <translation>第一次會為練習執行個體建置一個小型 Linux 系統，最多可能需要半小時；之後只需幾秒。「上一步」和「取消」會停止它，不會留下正在執行的東西。</translation>
    </message>
    <message>
        <source>C&amp;lose the assistant</source>
        <translation>關閉精靈(&amp;L)</translation>
    </message>
    <message>
        <source>Another program is building the system of the practice machines; waiting for it…</source>
        <translation>另一個程式正在建置練習執行個體的系統；正在等待…</translation>
    </message>
    <message>
        <source>No machine can run on this computer; starting the rest…</source>
        <translation>本機無法執行執行個體；正在啟動其餘部分…</translation>
    </message>
    <message>
        <source>Starting the practice cloud…</source>
        <translation>正在啟動練習雲…</translation>
    </message>
    <message>
        <source>Downloading and unpacking the system of the practice machines…</source>
        <translation>正在下載並解壓縮練習執行個體的系統…</translation>
    </message>
    <message>
        <source>Setting up the system of the practice machines…</source>
        <translation>正在設定練習執行個體的系統…</translation>
    </message>
    <message>
        <source>Building the system of the practice machines…</source>
        <translation>正在建置練習執行個體的系統…</translation>
    </message>
    <message>
        <source>The practice cloud says: %1</source>
        <translation>練習雲訊息：%1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PriceChart</name>
    <message>
        <source>on demand %1</source>
        <translation>隨用隨付 %1</translation>
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
        <translation>%2 的 %1 現在是%3；您希望在不高於 %4 時收到通知。</translation>
    </message>
    <message>
        <source>%1 in %2 is in stock now (%3).</source>
        <translation>%2 的 %1 現在有貨（%3）。</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>價格未知</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::PricesPage</name>
    <message>
        <source>now unknown</source>
        <translation>目前未知</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>價格未知</translation>
    </message>
    <message>
        <source>✓ now %1, %2</source>
        <translation>✓ 現在 %1，%2</translation>
    </message>
    <message>
        <source>now %1, %2</source>
        <translation>現在 %1，%2</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>不高於 %1</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>有貨</translation>
    </message>
    <message>
        <source>%1 in %2 (%3)</source>
        <translation>%2 的 %1（%3）</translation>
    </message>
    <message>
        <source>Choose a row to launch it, or to be told of it.</source>
        <translation>選擇一列，即可啟動，或設定通知。</translation>
    </message>
    <message>
        <source>Looked at every %1 minutes while Spotbook runs.</source>
        <translation>Spotbook 執行期間每 %1 分鐘查看一次。</translation>
    </message>
    <message>
        <source>The last look failed: %1</source>
        <translation>上次查看失敗：%1</translation>
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
        <translation>可以啟動：%2 的 %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>啟動</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>啟動 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ProgressView</name>
    <message>
        <source>Hide the &amp;log</source>
        <translation>隱藏記錄(&amp;L)</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>顯示記錄(&amp;L)</translation>
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
        <translation>正在撤銷已建立的資源…</translation>
    </message>
    <message>
        <source>You can cancel at any time: what was made so far is removed again.</source>
        <translation>可以隨時取消：目前為止建立的一切都會移除。</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>繼續進行</translation>
    </message>
    <message>
        <source>Cancel this launch?</source>
        <translation>要取消這次啟動嗎？</translation>
    </message>
    <message>
        <source>Cancel and undo</source>
        <translation>取消並撤銷</translation>
    </message>
    <message>
        <source>Stop here?</source>
        <translation>要停在這裡嗎？</translation>
    </message>
    <message>
        <source>What is done stays done. The main window shows what is left and offers to go on.</source>
        <translation>已完成的維持原狀。主視窗會顯示還剩下什麼，並可以繼續。</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>停在這裡</translation>
    </message>
    <message>
        <source>answers of the cloud</source>
        <translation>雲端的回應</translation>
    </message>
    <message>
        <source>the cloud to set up network and security group</source>
        <translation>雲端建立網路和安全性群組</translation>
    </message>
    <message>
        <source>the cloud to take the key</source>
        <translation>雲端接收金鑰</translation>
    </message>
    <message>
        <source>the cloud to make the work disk</source>
        <translation>雲端建立工作碟</translation>
    </message>
    <message>
        <source>the cloud to accept the order</source>
        <translation>雲端接受訂單</translation>
    </message>
    <message>
        <source>the cloud to start the machine and to give it an address</source>
        <translation>雲端啟動執行個體並分配位址</translation>
    </message>
    <message>
        <source>the cloud to attach the work disk</source>
        <translation>雲端掛載工作碟</translation>
    </message>
    <message>
        <source>the machine to come up and to answer SSH</source>
        <translation>執行個體啟動完成並回應 SSH</translation>
    </message>
    <message>
        <source>the machine to install the software</source>
        <translation>執行個體安裝軟體</translation>
    </message>
    <message>
        <source>this step on the machine: %1</source>
        <translation>執行個體上的這一步：%1</translation>
    </message>
    <message>
        <source>the notebook server to let its owner in</source>
        <translation>Notebook 伺服器允許主人登入</translation>
    </message>
    <message>
        <source>an answer of the cloud or the machine</source>
        <translation>雲端或執行個體的回應</translation>
    </message>
    <message>
        <source>So far nothing has been made that would have to be removed.</source>
        <translation>到目前為止沒有建立任何需要移除的資源。</translation>
    </message>
    <message>
        <source>This has been made so far and is removed again, in this order:</source>
        <translation>到目前為止已建立以下資源，將依此順序移除：</translation>
    </message>
    <message>
        <source>What other machines use, such as the security group, stays for them.</source>
        <translation>其他執行個體仍在使用的資源（例如安全性群組）會為它們保留。</translation>
    </message>
    <message>
        <source>longer than ever</source>
        <translation>比以往都久</translation>
    </message>
    <message>
        <source>%1 so far; how long it takes is learned from the first launch</source>
        <translation>已用 %1；首次啟動後才能知道一般需要多久</translation>
    </message>
    <message>
        <source>%1 so far, left: %2</source>
        <translation>已用 %1，剩餘：%2</translation>
    </message>
    <message>
        <source>⚠ “%1” takes longer than it ever did here (%2). It waits for: %3.</source>
        <translation>⚠「%1」已超過在此最長的一次（%2）。它在等待：%3。</translation>
    </message>
    <message>
        <source>The machine is kept and costs %1 meanwhile.</source>
        <translation>執行個體已保留，在此期間費用：%1。</translation>
    </message>
    <message>
        <source>The machine is kept and costs money meanwhile.</source>
        <translation>執行個體已保留，在此期間會計費。</translation>
    </message>
    <message>
        <source>A disk that existed before is only detached.</source>
        <translation>原有的雲端硬碟只會卸載，不會刪除。</translation>
    </message>
    <message>
        <source>⚠ “%1” failed. %2 Without an answer everything is undone in %3.</source>
        <translation>⚠「%1」失敗。%2如果沒有答覆，將在 %3後全部撤銷。</translation>
    </message>
    <message>
        <source>Everything it has made is removed again, the machine first.</source>
        <translation>它建立的一切都會移除，先移除執行個體。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ReadyPage</name>
    <message>
        <source>&amp;Close</source>
        <translation>關閉(&amp;C)</translation>
    </message>
    <message>
        <source>none: the tunnel needs no certificate</source>
        <translation>無：通道不需要憑證</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>⚠ never: park or release it yourself</source>
        <translation>⚠ 不會：請自行停放或釋放</translation>
    </message>
    <message>
        <source>%1, also while you work; the work disk stays</source>
        <translation>%1，即使您正在工作；工作碟會保留</translation>
    </message>
    <message>
        <source>Prolonging…</source>
        <translation>正在延長…</translation>
    </message>
    <message>
        <source>1 hour &amp;longer</source>
        <translation>延長 1 小時(&amp;L)</translation>
    </message>
    <message>
        <source>Park it: the machine goes, your work disk stays, and only the disk is paid for. Park is in the main window and in the tray, too; Release is in the main window.</source>
        <translation>請停放：執行個體會釋放，工作碟會保留，只需支付雲端硬碟的費用。「停放」在主視窗和系統匣中也有；「釋放」在主視窗中。</translation>
    </message>
    <message>
        <source>The machine is gone.</source>
        <translation>執行個體已不存在。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::ReviewPage</name>
    <message>
        <source>Network</source>
        <translation>專有網路</translation>
    </message>
    <message>
        <source>the account&apos;s own in %1; made if there is none</source>
        <translation>使用帳號在 %1 的既有專有網路；沒有則建立</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>安全性群組</translation>
    </message>
    <message>
        <source>SSH from this computer&apos;s address only</source>
        <translation>SSH，僅限本機位址</translation>
    </message>
    <message>
        <source>SSH and notebook from this computer&apos;s address only</source>
        <translation>SSH 和 Notebook，僅限本機位址</translation>
    </message>
    <message>
        <source>existing: %1</source>
        <translation>既有：%1</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH 金鑰</translation>
    </message>
    <message>
        <source>Spotbook&apos;s own</source>
        <translation>Spotbook 自己的金鑰</translation>
    </message>
    <message>
        <source>Work disk</source>
        <translation>工作碟</translation>
    </message>
    <message>
        <source>new, %1 GiB, %2</source>
        <translation>新的，%1 GiB，%2</translation>
    </message>
    <message>
        <source>new, %1, from snapshot %2</source>
        <translation>新的，%1，來自快照 %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>執行個體</translation>
    </message>
    <message>
        <source>    bought as</source>
        <translation>    購買方式</translation>
    </message>
    <message>
        <source>on demand</source>
        <translation>隨用隨付</translation>
    </message>
    <message>
        <source>spot, never above %1</source>
        <translation>搶佔式，不超過%1</translation>
    </message>
    <message>
        <source>spot, at the market price</source>
        <translation>搶佔式，依市場價</translation>
    </message>
    <message>
        <source>    system disk</source>
        <translation>    系統碟</translation>
    </message>
    <message>
        <source>%1 GiB, goes with the machine</source>
        <translation>%1 GiB，隨執行個體釋放</translation>
    </message>
    <message>
        <source>    outbound line</source>
        <translation>    對外頻寬</translation>
    </message>
    <message>
        <source>%1 Mbit/s, billed by traffic</source>
        <translation>%1 Mbit/s，依使用流量計費</translation>
    </message>
    <message>
        <source>%1 Mbit/s, billed by bandwidth</source>
        <translation>%1 Mbit/s，依固定頻寬計費</translation>
    </message>
    <message>
        <source>    ends by itself</source>
        <translation>    自動釋放</translation>
    </message>
    <message>
        <source>after %1, also while you work</source>
        <translation>%1 後，即使您正在使用</translation>
    </message>
    <message>
        <source>⚠ never</source>
        <translation>⚠ 不會</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>軟體</translation>
    </message>
    <message>
        <source>Jupyter and scientific Python (%1)</source>
        <translation>Jupyter 與科學運算 Python（%1）</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>through a tunnel, with your password</source>
        <translation>透過通道，使用您的密碼</translation>
    </message>
    <message>
        <source>HTTPS address, with your password</source>
        <translation>HTTPS 位址，使用您的密碼</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Outbound traffic comes on top, by the gigabyte. Spot prices move; billing is by the second.</source>
        <translation>對外流量另以 GB 計費。搶佔式價格會浮動，以秒計費。</translation>
    </message>
    <message>
        <source>Spot prices move; billing is by the second.</source>
        <translation>搶佔式價格會浮動，以秒計費。</translation>
    </message>
    <message>
        <source>Asking the cloud…</source>
        <translation>正在向雲端查詢…</translation>
    </message>
    <message>
        <source>⚠ This name has a machine or parked work: choose another.</source>
        <translation>⚠ 這個名稱已有執行個體或停放的工作：請換一個名稱。</translation>
    </message>
    <message>
        <source>⚠ 1 to 40 letters, digits, dots, dashes.</source>
        <translation>⚠ 1 到 40 個字母、數字、點或連字號。</translation>
    </message>
    <message>
        <source>names what is made, and starts it again with one click</source>
        <translation>用來命名建立的資源，並可一鍵再次啟動</translation>
    </message>
    <message>
        <source>&amp;Start for %1</source>
        <translation>啟動，%1(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>啟動(&amp;S)</translation>
    </message>
    <message>
        <source>Asking the cloud which names are taken…</source>
        <translation>正在向雲端查詢哪些名稱已被使用…</translation>
    </message>
    <message>
        <source>existing: %1; gets the rules that it lacks</source>
        <translation>既有：%1；為其新增缺少的規則</translation>
    </message>
    <message>
        <source>existing: %1; stays as it is</source>
        <translation>既有：%1；保持不變</translation>
    </message>
    <message>
        <source>    spending limit</source>
        <translation>    花費上限</translation>
    </message>
    <message>
        <source>%1 a session: ends before it costs more</source>
        <translation>每次使用 %1：超出之前自動釋放</translation>
    </message>
    <message>
        <source>your own stack %1</source>
        <translation>您自己的軟體組合 %1</translation>
    </message>
    <message>
        <source>    or instead</source>
        <translation>    或改買</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>進階(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Advanced: further parameters set: %1</source>
        <translation>進階(&amp;A)：已設定其他參數 %1 個</translation>
    </message>
    <message>
        <source>⚠ not known</source>
        <translation>⚠ 未知</translation>
    </message>
    <message>
        <source>Sent with the order as they are, under the provider&apos;s own names. Nobody needs any of them.</source>
        <translation>以雲端業者自己的名稱原樣隨訂單傳送。一般不需要設定。</translation>
    </message>
    <message>
        <source>Without it: nothing, or what fits the type and the region.</source>
        <translation>不設定時：無，或取決於規格和區域。</translation>
    </message>
    <message>
        <source>Without it: %1</source>
        <translation>不設定時：%1</translation>
    </message>
    <message>
        <source>    further parameter</source>
        <translation>    其他參數</translation>
    </message>
    <message>
        <source>&amp;Advanced: ⚠ a parameter is typed and not set</source>
        <translation>進階(&amp;A)：⚠ 有參數已輸入但未設定</translation>
    </message>
    <message>
        <source>Not yet part of the order: press Set, or empty both fields.</source>
        <translation>尚未加入訂單：請按「設定」，或清空兩個輸入欄。</translation>
    </message>
    <message>
        <source>existing: %1; gets the rules that it lacks, for %2</source>
        <translation>既有：%1；為其新增缺少的規則，針對 %2</translation>
    </message>
    <message>
        <source>⚠ SSH from everywhere in %1</source>
        <translation>⚠ SSH，對 %1 內的所有位址開放</translation>
    </message>
    <message>
        <source>⚠ SSH and notebook from everywhere in %1</source>
        <translation>⚠ SSH 和 Notebook，對 %1 內的所有位址開放</translation>
    </message>
    <message>
        <source>SSH from %1 only</source>
        <translation>SSH，僅限 %1</translation>
    </message>
    <message>
        <source>SSH and notebook from %1 only</source>
        <translation>SSH 和 Notebook，僅限 %1</translation>
    </message>
    <message>
        <source>    Git key</source>
        <translation>    Git 金鑰</translation>
    </message>
    <message>
        <source>at %1, also while you work</source>
        <translation>%1，即使您正在使用</translation>
    </message>
    <message>
        <source>⚠ Instead: %1 in %2. The first choice cannot be had now; every price here is of this one.</source>
        <translation>⚠ 改為：%2 的 %1。首選現在買不到；這裡的價格都是它的。</translation>
    </message>
    <message>
        <source>The time of day at which it ends is of this start only: the profile is saved with %1.</source>
        <translation>具體的釋放時刻只用於這次啟動：設定檔儲存為 %1。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::StartPage</name>
    <message>
        <source>The key %1 comes from the environment. You can use another one, too.</source>
        <translation>金鑰 %1 來自環境變數。您也可以使用另一個。</translation>
    </message>
    <message>
        <source>The key %1 is here from last time. You can use another one, too.</source>
        <translation>上次的金鑰 %1 還在。您也可以使用另一個。</translation>
    </message>
    <message>
        <source>ID and secret, from the console of your cloud account.</source>
        <translation>AccessKey ID 和 AccessKey Secret，來自雲端帳號的主控台。</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::StoragePage</name>
    <message>
        <source>this computer&apos;s</source>
        <translation>本機</translation>
    </message>
    <message>
        <source>another computer&apos;s</source>
        <translation>另一台電腦</translation>
    </message>
    <message>
        <source>not Spotbook&apos;s</source>
        <translation>不屬於 Spotbook</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>來自 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Another computer&apos;s Spotbook made this: it is only shown here.</source>
        <translation>由另一台電腦上的 Spotbook 建立：此處僅顯示。</translation>
    </message>
    <message>
        <source>Spotbook did not make this: it is only shown here.</source>
        <translation>不是由 Spotbook 建立的：此處僅顯示。</translation>
    </message>
    <message>
        <source>A machine uses it. Park or release the machine first.</source>
        <translation>有執行個體正在使用它。請先停放或釋放該執行個體。</translation>
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
        <translation>已檢查 %1 個區域，共 %2 個</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在檢查…</translation>
    </message>
    <message>
        <source>Not everything was looked at.</source>
        <translation>沒有檢查全部內容。</translation>
    </message>
    <message>
        <source>Per month: %1</source>
        <translation>每月：%1</translation>
    </message>
    <message>
        <source>There is no disk, no snapshot and no image.</source>
        <translation>沒有雲端硬碟、快照或映像檔。</translation>
    </message>
    <message>
        <source>price not known: %1</source>
        <translation>價格未知：%1</translation>
    </message>
    <message>
        <source>Could not be looked at: %1. There may be more that costs money.</source>
        <translation>無法檢查：%1。可能還有其他產生費用的內容。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>刪除 %1</translation>
    </message>
    <message>
        <source>The disk %1 (%2 GiB) and all data on it are deleted for ever. To go on, type the name %3.</source>
        <translation>雲端硬碟 %1（%2 GiB）及其全部資料將被永久刪除。如要繼續，請輸入名稱 %3。</translation>
    </message>
    <message>
        <source>The snapshot %1 of the disk %2 (%3 GiB) is deleted for ever. To go on, type the name %4.</source>
        <translation>雲端硬碟 %2（%3 GiB）的快照 %1 將被永久刪除。如要繼續，請輸入名稱 %4。</translation>
    </message>
    <message>
        <source>Snapshots of it stay, and cost money.</source>
        <translation>它的快照會保留，並繼續產生費用。</translation>
    </message>
    <message>
        <source>The disk and other snapshots stay as they are.</source>
        <translation>雲端硬碟和其他快照保持不變。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>at most about %1</source>
        <translation>最多約 %1</translation>
    </message>
    <message>
        <source>The cloud tells no price for snapshots and images. They are paid by the data in them, a second snapshot only by what has changed; the figure is that of a full disk, at the list price of one region.</source>
        <translation>雲端沒有提供快照和映像檔的價格。它們依其中的資料計費，第二個快照只依變更的部分計費；此數字依寫滿的雲端硬碟和某個區域的定價計算。</translation>
    </message>
    <message>
        <source>snapshots and images: at most about %1</source>
        <translation>快照和映像檔：最多約 %1</translation>
    </message>
</context>
<context>
    <name>spotbook::ui::Tray</name>
    <message>
        <source>Open notebook</source>
        <translation>開啟 Notebook</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>隱藏視窗</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>顯示視窗</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>啟動 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Park (stopping would go on billing)</source>
        <translation>停放（停止仍會計費）</translation>
    </message>
    <message>
        <source>Extend 1 h</source>
        <translation>延長 1 小時</translation>
    </message>
    <message>
        <source>A machine of this type goes on costing money while it is stopped. Parking gives the machine back and keeps the work.</source>
        <translation>這種規格的執行個體停止後仍會計費。停放會歸還執行個體並保留工作。</translation>
    </message>
    <message>
        <source>The machine is given back, the work is kept.</source>
        <translation>歸還執行個體，保留工作。</translation>
    </message>
    <message>
        <source>Brings the notebook back: the machine runs, but its notebook does not.</source>
        <translation>恢復 Notebook：執行個體在執行，但 Notebook 沒有執行。</translation>
    </message>
    <message>
        <source>Running kernels and the public address are lost. The disks stay and go on costing money.</source>
        <translation>執行中的核心和公開 IP 位址會失去。雲端硬碟會保留，並繼續產生費用。</translation>
    </message>
    <message>
        <source>Extend 1 h (it has no end)</source>
        <translation>延長 1 小時（沒有釋放時間）</translation>
    </message>
    <message>
        <source>The cloud ends the machine at this time by itself, also when this computer is off.</source>
        <translation>雲端會在此時間自動釋放執行個體，即使本機已關閉。</translation>
    </message>
    <message>
        <source>The machine never ends by itself. “Until…” in the window gives it an end.</source>
        <translation>執行個體不會自動釋放。視窗中的「直到…」可以設定釋放時間。</translation>
    </message>
</context>
</TS>
