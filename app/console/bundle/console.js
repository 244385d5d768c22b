/* Licences of what is in here: LICENSES.txt */
function K(e,t){let s=Object.entries(t).flatMap(([n,r])=>[r].flat().map(i=>[n,i])).filter(([,n])=>n!==void 0&&n!=="");return`${e}?${new URLSearchParams(s)}`}function hs({call:e,get:t,send:o}){let s=i=>(l,c,{isDry:d=!1,version:p,once:f}={})=>{let u={...p&&{"if-match":p},...f&&{"idempotency-key":f}};return o(i,d?K(l,{dry_run:!0}):l,c,u)},[n,r]=["POST","PATCH"].map(s);return{clients:(i,l)=>t(K("clients",i),l),client:async(i,l)=>Za(await e(Ee(i),{signal:l})),createClient:i=>n("clients",i),changeClient:(i,l,c)=>r(Ee(i),l,c),keys:async(i,l)=>(await t(`${Ee(i)}/keys`,l)).data,issueKey:(i,l)=>n(`${Ee(i)}/keys`,l),revokeKey:(i,{cancelQueued:l,isDry:c=!1})=>o("DELETE",K(`keys/${encodeURIComponent(i)}`,{cancel_queued:l,dry_run:c})),rotateKey:(i,l)=>n(`keys/${encodeURIComponent(i)}/rotate`,l),grant:(i,l,c)=>n(`${Ee(i)}/credits`,l,c),entries:(i,l,c)=>t(K(`${Ee(i)}/credits/entries`,l),c),entriesFile:i=>e(K(`${Ee(i)}/credits/entries`,{format:"csv"})),generations:(i,l)=>t(K("generations",i),l),generation:(i,l)=>t(`generations/${encodeURIComponent(i)}`,l),refund:(i,l,c)=>n(`generations/${encodeURIComponent(i)}/refund`,l,c),giveVerdict:(i,l,c)=>n(`generations/${encodeURIComponent(i)}/verdict`,l,c),upstream:i=>t("upstream",i),queue:i=>t("queue",i),steerQueue:(i,l,c)=>n(`queue/${i}`,l,c),usage:(i,l)=>t(K("usage",i),l),usageFile:i=>e(K("usage",{...i,format:"csv"})),auditLog:(i,l)=>t(K("audit-log",i),l)}}var Te=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),Ee=e=>`clients/${encodeURIComponent(e)}`;async function Za(e){return{client:await e.json(),version:e.headers.get("etag")}}var Oe={client:{title:"Webhooks",lead:"Kinora sends a signed POST to these addresses when a video has ended, so that your app need not ask.",next:"Add the address of your app below.",scope:"videos:write",types:{"video.completed":"a film is ready","video.failed":"a video has ended without a film"}},operators:{title:"Operators' webhooks",lead:"Kinora sends a signed POST to these addresses when something happens that an operator should know.",next:"Add the address of what should tell you below, such as that of your chat.",scope:"operate:read",types:{"client.credit_threshold":"a client has reached 80 or 100 % of a limit","generation.unknown":"the answer to a paid call was lost","upstream.paused":"paid calls have stopped","upstream.resumed":"paid calls go on","upstream.drift":"the counter of the account moves by something else than our calls, or no more","webhook.disabled":"a webhook was disabled because of the answers of its receiver"}}},Xa={...Oe.client.types,...Oe.operators.types,"webhook.test":"a test"},$s={requested:"You have disabled it.",gone:"Its receiver answered 410: it wants no more.",failing:"Everything that was sent to it for five days has failed."},gs={pending:"Waiting",delivered:"Delivered",failed:"Failed"},mo=30,bt=e=>Xa[e]??e;function bs({get:e,send:t}){let o=s=>`webhooks/${encodeURIComponent(s)}`;return{all:async s=>(await e("webhooks",s)).data,create:s=>t("POST","webhooks",s),change:(s,n)=>t("PATCH",o(s),n),remove:s=>t("DELETE",o(s)),rotate:(s,n)=>t("POST",`${o(s)}/rotate`,{force:n}),test:s=>t("POST",`${o(s)}/test`),deliveries:(s,n)=>e(K(`${o(s)}/deliveries`,n)),resend:(s,n)=>t("POST",`${o(s)}/deliveries/${encodeURIComponent(n)}/resend`),recover:(s,n)=>t("POST",`${o(s)}/recover`,{since:n})}}var wt=()=>new URL(".",location.href).href.replace(/\/$/,""),Ge=class extends Error{constructor(t,o,s=null){super(o.message),this.status=t,this.code=o.code,this.param=o.param??null,this.figures=o,this.retryAfter=s}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function yt(e,t,o=async()=>null){let s=e;async function n(c,d={},p=!0){let f=s,u=await ys(c,{...d,headers:{...d.headers,authorization:`Bearer ${f}`}});if(u.ok)return u;let m=await _s(u);if(m.status===401&&p&&(s===f&&(s=await o()??f),s!==f))return n(c,d,!1);throw m.status===401&&t(m),m}let r=async(c,d)=>(await n(c,{signal:d})).json(),i=async(c,d,p,f={})=>{let u=p&&{headers:{...f,"content-type":"application/json"},body:JSON.stringify(p)};return(await n(d,{method:c,...u})).json()},l=(c,d)=>i("POST",c,d);return{call:n,currentKey:c=>r("keys/current",c),operate:hs({call:n,get:r,send:i}),webhooks:bs({get:r,send:i}),credits:c=>r("credits",c),prices:c=>r("prices",c),usage:(c,d)=>r(K("credits/usage",c),d),usageFile:c=>n(K("credits/usage",{...c,format:"csv"})),entries:(c,d)=>r(K("credits/entries",c),d),video:(c,d)=>r(be(c),d),videos:(c,d)=>r(K("videos",c),d),cancel:c=>l(`${be(c)}/cancel`),remove:async c=>(await n(be(c),{method:"DELETE"})).json(),still:async(c,d)=>(await n(`${be(c)}/content?variant=thumbnail`,{signal:d})).blob(),link:async(c,d)=>ei(c,await l(`${be(c)}/links`,{expires_in:d})),create:(c,d)=>n("videos",{method:"POST",body:ti(c,d)})}}async function _t(){let t=await ys("operator/session",{method:"POST",headers:{"content-type":"application/json"},body:"{}",redirect:"manual"});if(t.type==="opaqueredirect")throw new Ge(401,{message:"The proxy asks for a login: reload this page."});if(!t.ok)throw await _s(t);return(await t.json()).token}async function ys(e,t){try{return await fetch(e,t)}catch(o){throw t.signal?.aborted?o:new Ge(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}}var be=e=>`videos/${encodeURIComponent(e)}`,ei=(e,t)=>`${be(e)}/content${new URL(t.url).search}`;async function _s(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:o}=await e.json();return new Ge(e.status,o,t)}catch{let o=`A server between this page and Kinora answered ${e.status}.`;return new Ge(e.status,{code:null,message:o},t)}}function ti(e,t){let o=new FormData;typeof t=="string"?o.append("image",t):o.append("image",t,t.name);for(let[s,n]of Object.entries(e))o.append(s,String(n));return o}var vt=["16:9","9:16","1:1"],kt=["1080p","720p"],St=["8"];var vs=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var nt=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),We=e=>Object.fromEntries(Object.keys(nt).map(t=>[t,e[t]??nt[t]])),ks=e=>[...e.normalize("NFC").trim()].length;function fo(e,t){let o=s=>s.fast_mode===t.fast_mode&&s.generate_audio===t.generate_audio&&s.seconds===t.seconds;return e?.data.find(o)?.credits??null}function Ss(e,t){let o={};return t||(o.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(o.prompt="Say what happens in the film."),o}var oi=new Intl.NumberFormat("en"),si=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),rt={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},$=e=>oi.format(e),P=e=>`${$(e)} ${e===1?"credit":"credits"}`,ue=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Z(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var x=e=>si.format(typeof e=="number"?e*1e3:new Date(e)).replace(/ (?=.*,)/g,"\xA0");function pe(e){return e<1e6?`${$(Math.ceil(e/1e3))} kB`:`${$(Math.round(e/1e5)/10)} MB`}function we(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function xs(e){let t=e%100,o=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${$(e)}${o}`}var He=e=>at(e)?"Failed, charged":rt[e.status],at=e=>e.status==="failed"&&e.credits>0;function Ae(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${xs(e.queue_position)} in the queue`:"Waiting in the queue"}function Cs(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${xs(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function Es({cache:e,date:t},o,s){let n=o.cache!=="hit"||t-o.created_at>2,r=s===null?"":` ${P(s)} saved.`;switch(e){case"hit":return`${n?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${P(o.credits)}.`}}function Ts(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${P(e.credits)} charged although there is no film`:"Nothing charged":`${P(e.credits)} ${e.status==="completed"?"charged":"held"}`}function Os(e){let t=e.fast_mode?"fast":"standard",o=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,o,`take ${e.take}`].join(" \xB7 ")}function As(e){let t={completed:"",failed:" charged"}[e.status]??" held",o=e.credits?`${P(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?o:"Free"} \xB7 take ${e.take}`}var ne=e=>e.status==="completed"||e.status==="failed",Ie={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},Is=e=>Ie[e.error.code]??"No film",Ke={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},Ps={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},Ve={day:"day",week:"week",month:"month"},Ns=({limit:e,period:t,timezone:o})=>`${$(e)} in each ${Ve[t]??t}, ${o}`,Ls=({period:e,limit:t})=>e==="life"?`its limit of ${$(t)}`:`its budget of ${$(t)} in this ${Ve[e]}`,Rs=({period:e,threshold:t})=>`${t} % of ${e==="life"?"the limit":`this ${Ve[e]}`}`,Ds=e=>e.slice(0,16).replace("T"," "),ze=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function ye({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var _e=e=>(e>0?"+":e<0?"\u2212":"")+$(Math.abs(e)),re={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},ae={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},Fs={ACTIVE:"Active",SUSPENDED:"Suspended"},Pe=e=>e.flatMap((t,o)=>[o===0?"":o===e.length-1?" and ":", ",t]),ie=e=>Pe(e).join("");var Ms=e=>e.map(t=>[t,t]),Ne={fast_mode:[[!1,"standard"],[!0,"fast"]],generate_audio:[[!1,"silent"],[!0,"with sound"]],aspect_ratio:Ms(vt),resolution:Ms(kt),seconds:St.map(e=>[e,`${e} s`])},Ye={queueLimit:"as many as the service allows",concurrency:"as many as the service allows"},ve={model:"Model",fast_mode:"Mode",generate_audio:"Sound",aspect_ratio:"Aspect ratio",resolution:"Resolution",seconds:"Duration",imageUrls:"Stills by address",queueLimit:"Waiting in the queue",concurrency:"Made at once"};function Us(e){let t=e??{};return{...t.model&&{model:ie(t.model)},...Object.fromEntries(Object.entries(Ne).map(([o,s])=>[o,ni(s,t[o])])),imageUrls:t.imageUrls===!1?"no, only files":"yes",...Object.fromEntries(Object.entries(Ye).map(([o,s])=>[o,t[o]?`at most ${$(t[o])}`:s]))}}function ni(e,t){return!t||e.every(([o])=>t.includes(o))?"all":`only ${ie(e.filter(([o])=>t.includes(o)).map(([,o])=>o))}`}function xt(e,t){let[o,s]=[Us(e),Us(t)],n=Object.keys({...o,...s}).filter(r=>o[r]!==s[r]);return Object.fromEntries(n.map(r=>[r,{from:o[r]??"all",to:s[r]??"all"}]))}function qs(e){let t=e??{};return{...Object.fromEntries(Object.entries(Ne).map(([o,s])=>[o,t[o]??s.map(([n])=>n)])),imageUrls:t.imageUrls!==!1,...Object.fromEntries(Object.keys(Ye).map(o=>[o,t[o]?$(t[o]):""]))}}function js(e,t,o){let s=Object.keys(Ne).filter(i=>Ne[i].some(([l])=>!t[i].includes(l))),n=Object.keys(Ye).filter(i=>t[i].trim()),r={...e?.model&&{model:e.model},...Object.fromEntries(s.map(i=>[i,t[i]])),...!t.imageUrls&&{imageUrls:!1},...Object.fromEntries(n.map(i=>[i,o(t[i])]))};return Object.keys(r).length?r:null}function Bs(e,t){let[o,s]=[e??{},t??{}],n=Object.keys(Ne).every(i=>!s[i]||o[i]?.every(l=>s[i].includes(l))),r=Object.keys(Ye).every(i=>!s[i]||s[i]>=o[i]);return n&&r&&(s.imageUrls!==!1||o.imageUrls===!1)}var Ws={"client.created":["created the client","create the client"],"client.updated":["changed the client","change the client"],"client.data_erased":["deleted the data of the client","delete the data of the client"],"client.credits_granted":["granted credits to the client","grant credits to the client"],"api_key.issued":["issued the key","issue a key for the client"],"api_key.rotated":["rotated the key","rotate the key"],"api_key.revoked":["revoked the key","revoke the key"],"generation.refunded":["gave back the credits of the generation","give back the credits of the generation"],"generation.verdict_given":["gave a verdict on the generation","give a verdict on the generation"],"webhook.created":["created the webhook","create the webhook"],"webhook.updated":["changed the webhook","change the webhook"],"queue.paused":["paused","pause"],"queue.resumed":["resumed","resume"],"queue.cancelled":["cancelled what waited in","cancel what waits in"],"operation.called":["called the operation","call the operation"]},Hs=Object.keys(Ws),ri={...ve,creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded",erasedVideos:"Deleted videos"},ai={...Fs,...ae,...re},ii=["createdAt","created_at"],li=/_(at|after|before|since)$/,ci=/^\d{4}-\d\d-\d\dT/;function Ks({type:e,outcome:t}){let[o,s]=Ws[e]??[`did ${e}:`,`${e}:`];return t==="refused"?`tried to ${s}`:o}var Vs=e=>ri[e]??mi(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function zs(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?$(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ie(e.map(zs)):"none":e.period&&e.timezone?Ns(e):typeof e=="object"?Object.entries(e).map(di).join(", ")||"everything":ci.test(e)?x(e):ai[e]??e}var $o=(e,t)=>typeof t=="number"&&li.test(e)?x(t):zs(t),di=([e,t])=>`${Vs(e).toLowerCase()} ${$o(e,t)}`;function Ys(e){return Object.entries(ui(e)).filter(([t,{from:o,to:s}])=>!ho(o)||!(ho(s)||s===0||ii.includes(t))).map(([t,{from:o,to:s}])=>({name:t,label:Vs(t),before:ho(o)?null:$o(t,o),after:$o(t,s)}))}function ui({permissions:e,...t}){return e?{...t,...xt(e.from,e.to)}:t}function le(e,t){let o=Object.keys(t).filter(s=>!pi.includes(s)&&JSON.stringify(t[s])!==JSON.stringify(e[s]));return Object.fromEntries(o.map(s=>[s,{from:e[s],to:t[s]}]))}var pi=["updatedAt","updatedBy","alerts"],ho=e=>e==null||e===""||e?.length===0,mi=e=>e.charAt(0).toUpperCase()+e.slice(1);var me=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),go=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function bo(e,t){let o=Date.parse(`${e}T00:00Z`)/1e3,s=[o-86400,o+86400].map(n=>hi(n,t));return Math.min(...s.map(n=>o-n).filter(n=>me(n,t)===e))}var wo=(e,t,o)=>o?`${me(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:me(e,t);function hi(e,t){let o=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${me(e,t)}T${o}Z`)/1e3-e}function Ct(e,t=0){let o=new Date(`${e}T00:00`);return o.setDate(o.getDate()+t),Number.isNaN(o.getTime())?"":Math.max(0,o.getTime()/1e3)}function Et({from:e,to:t,...o}){return{...o,created_after:Ct(e),created_before:Ct(t,1)}}var Rt,R,Xs,$i,ke,Js,en,tn,yo,Ot,it,on,So,_o,vo,sn,Pt={},Nt=[],gi=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Dt=Array.isArray;function fe(e,t){for(var o in t)e[o]=t[o];return e}function xo(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Co(e,t,o){var s,n,r,i={};for(r in t)r=="key"?s=t[r]:r=="ref"?n=t[r]:i[r]=t[r];if(arguments.length>2&&(i.children=arguments.length>3?Rt.call(arguments,2):o),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)i[r]===void 0&&(i[r]=e.defaultProps[r]);return At(e,i,s,n,null)}function At(e,t,o,s,n){var r={type:e,props:t,key:o,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++Xs,__i:-1,__u:0};return n==null&&R.vnode!=null&&R.vnode(r),r}function Ft(e){return e.children}function It(e,t){this.props=e,this.context=t}function Le(e,t){if(t==null)return e.__?Le(e.__,e.__i+1):null;for(var o;t<e.__k.length;t++)if((o=e.__k[t])!=null&&o.__e!=null)return o.__e;return typeof e.type=="function"?Le(e):null}function bi(e){if(e.__P&&e.__d){var t=e.__v,o=t.__e,s=[],n=[],r=fe({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),Eo(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[o]:null,s,o??Le(t),!!(32&t.__u),n),r.__v=t.__v,r.__.__k[r.__i]=r,cn(s,r,n),t.__e=t.__=null,r.__e!=o&&nn(r)}}function nn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),nn(e)}function ko(e){(!e.__d&&(e.__d=!0)&&ke.push(e)&&!Lt.__r++||Js!=R.debounceRendering)&&((Js=R.debounceRendering)||en)(Lt)}function Lt(){try{for(var e,t=1;ke.length;)ke.length>t&&ke.sort(tn),e=ke.shift(),t=ke.length,bi(e)}finally{ke.length=Lt.__r=0}}function rn(e,t,o,s,n,r,i,l,c,d,p){var f,u,m,g,S,v,_=s&&s.__k||Nt,w=t.length;for(c=wi(o,t,_,c,w),f=0;f<w;f++)(m=o.__k[f])!=null&&(u=m.__i!=-1&&_[m.__i]||Pt,m.__i=f,v=Eo(e,m,u,n,r,i,l,c,d,p),g=m.__e,m.ref&&u.ref!=m.ref&&(u.ref&&To(u.ref,null,m),p.push(m.ref,m.__c||g,m)),S==null&&g!=null&&(S=g),4&m.__u?(c=an(m,c,e),u.__e&&(u.__e=null)):typeof m.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),m.__u&=-7);return o.__e=S,c}function wi(e,t,o,s,n){var r,i,l,c,d,p=o.length,f=p,u=0;for(e.__k=new Array(n),r=0;r<n;r++)(i=t[r])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i=="string"||typeof i=="number"||typeof i=="bigint"||i.constructor==String?i=e.__k[r]=At(null,i,null,null,null):Dt(i)?i=e.__k[r]=At(Ft,{children:i},null,null,null):i.constructor===void 0&&i.__b>0?i=e.__k[r]=At(i.type,i.props,i.key,i.ref?i.ref:null,i.__v):e.__k[r]=i,c=r+u,i.__=e,i.__b=e.__b+1,l=null,(d=i.__i=yi(i,o,c,f))!=-1&&(f--,(l=o[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(n>p?u--:n<p&&u++),typeof i.type!="function"&&(i.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,i.__u|=4))):e.__k[r]=null;if(f)for(r=0;r<p;r++)(l=o[r])!=null&&(2&l.__u)==0&&(l.__e==s&&(s=Le(l)),un(l,l));return s}function an(e,t,o){var s,n;if(typeof e.type=="function"){for(s=e.__k,n=0;s&&n<s.length;n++)s[n]&&(s[n].__=e,t=an(s[n],t,o));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Le(e)),t=o.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function yi(e,t,o,s){var n,r,i,l=e.key,c=e.type,d=t[o],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return o;if(s>(p?1:0)){for(n=o-1,r=o+1;n>=0||r<t.length;)if((d=t[i=n>=0?n--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return i}return-1}function Qs(e,t,o){t[0]=="-"?e.setProperty(t,o??""):e[t]=o==null?"":typeof o!="number"||gi.test(t)?o:o+"px"}function Tt(e,t,o,s,n){var r,i;e:if(t=="style")if(typeof o=="string")e.style.cssText=o;else{if(typeof s=="string"&&(e.style.cssText=s=""),s)for(t in s)o&&t in o||Qs(e.style,t,"");if(o)for(t in o)s&&o[t]==s[t]||Qs(e.style,t,o[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(on,"$1")),i=t.toLowerCase(),t=i in e||t=="onFocusOut"||t=="onFocusIn"?i.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=o,o?s?o[it]=s[it]:(o[it]=So,e.addEventListener(t,r?vo:_o,r)):e.removeEventListener(t,r?vo:_o,r);else{if(n=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=o??"";break e}catch{}typeof o=="function"||(o==null||o===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&o==1?"":o))}}function Zs(e){return function(t){if(this.l){var o=this.l[t.type+e];if(t[Ot]==null)t[Ot]=So++;else if(t[Ot]<o[it])return;return o(R.event?R.event(t):t)}}}function Eo(e,t,o,s,n,r,i,l,c,d){var p,f,u,m,g,S,v,_,w,k,O,N,H,ee,gt,po,se=t.type;if(t.constructor!==void 0)return null;128&o.__u&&(c=!!(32&o.__u),r=[l=t.__e=o.__e]),(p=R.__b)&&p(t);e:if(typeof se=="function"){f=i.length;try{if(w=t.props,k=se.prototype&&se.prototype.render,O=(p=se.contextType)&&s[p.__c],N=p?O?O.props.value:p.__:s,o.__c?_=(u=t.__c=o.__c).__=u.__E:(k?t.__c=u=new se(w,N):(t.__c=u=new It(w,N),u.constructor=se,u.render=vi),O&&O.sub(u),u.state||(u.state={}),u.__n=s,m=u.__d=!0,u.__h=[],u._sb=[]),k&&u.__s==null&&(u.__s=u.state),k&&se.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=fe({},u.__s)),fe(u.__s,se.getDerivedStateFromProps(w,u.__s))),g=u.props,S=u.state,u.__v=t,m)k&&se.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),k&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(k&&se.getDerivedStateFromProps==null&&w!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(w,N),t.__v==o.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(w,u.__s,N)===!1){t.__v!=o.__v&&(u.props=w,u.state=u.__s,u.__d=!1),t.__e=o.__e,t.__k=o.__k,t.__k.some(function(Be){Be&&(Be.__=t)}),Nt.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&i.push(u),l=Le(o);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(w,u.__s,N),k&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,S,v)})}if(u.context=N,u.props=w,u.__P=e,u.__e=!1,H=R.__r,ee=0,k)u.state=u.__s,u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),Nt.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++ee<25);u.state=u.__s,u.getChildContext!=null&&(s=fe(fe({},s),u.getChildContext())),k&&!m&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(g,S)),gt=p!=null&&p.type===Ft&&p.key==null?dn(p.props.children):p,l=rn(e,Dt(gt)?gt:[gt],t,o,s,n,r,i,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&i.push(u),_&&(u.__E=u.__=null)}catch(Be){if(i.length=f,t.__v=null,c||r!=null){if(Be.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(po=r.length;po--;)xo(r[po])}else t.__e=o.__e;t.__k==null&&(t.__k=o.__k||[]),Be.then||ln(t),R.__e(Be,t,o)}}else r==null&&t.__v==o.__v?(t.__k=o.__k,t.__e=o.__e):l=t.__e=_i(o.__e,t,o,s,n,r,i,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function ln(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(ln))}function cn(e,t,o){for(var s=0;s<o.length;s++)To(o[s],o[++s],o[++s]);R.__c&&R.__c(t,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(r){r.call(n)})}catch(r){R.__e(r,n.__v)}})}function dn(e){return typeof e!="object"||e==null||e.__b>0?e:Dt(e)?e.map(dn):e.constructor!==void 0?null:fe({},e)}function _i(e,t,o,s,n,r,i,l,c){var d,p,f,u,m,g,S,v=o.props||Pt,_=t.props,w=t.type;if(w=="svg"?n="http://www.w3.org/2000/svg":w=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((m=r[d])&&"setAttribute"in m==!!w&&(w?m.localName==w:m.nodeType==3)){e=m,r[d]=null;break}}if(e==null){if(w==null)return document.createTextNode(_);e=document.createElementNS(n,w,_.is&&_),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(w==null)v===_||l&&e.data==_||(e.data=_);else{if(r=w=="textarea"&&_.defaultValue!=null?null:r&&Rt.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(m=e.attributes[d]).name]=m.value;for(d in v)m=v[d],d=="dangerouslySetInnerHTML"?f=m:d=="children"||d in _||d=="value"&&"defaultValue"in _||d=="checked"&&"defaultChecked"in _||Tt(e,d,null,m,n);for(d in _)m=_[d],d=="children"?u=m:d=="dangerouslySetInnerHTML"?p=m:d=="value"?g=m:d=="checked"?S=m:l&&typeof m!="function"||v[d]===m||Tt(e,d,m,v[d],n);if(p)l||f&&(p.__html==f.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(f&&(e.innerHTML=""),rn(t.type=="template"?e.content:e,Dt(u)?u:[u],t,o,s,w=="foreignObject"?"http://www.w3.org/1999/xhtml":n,r,i,r?r[0]:o.__k&&Le(o,0),l,c),r!=null)for(d=r.length;d--;)xo(r[d]);l&&w!="textarea"||(d="value",w=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||w=="progress"&&!g||w=="option"&&g!=v[d])&&Tt(e,d,g,v[d],n),d="checked",S!=null&&S!=e[d]&&Tt(e,d,S,v[d],n))}return e}function To(e,t,o){try{if(typeof e=="function"){var s=typeof e.__u=="function";s&&e.__u(),s&&t==null||(e.__u=e(t))}else e.current=t}catch(n){R.__e(n,o)}}function un(e,t,o){var s,n;if(R.unmount&&R.unmount(e),(s=e.ref)&&(s.current&&s.current!=e.__e||To(s,null,t)),(s=e.__c)!=null){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(r){R.__e(r,t)}s.base=s.__P=s.__n=null}if(s=e.__k)for(n=0;n<s.length;n++)s[n]&&un(s[n],t,o||typeof e.type!="function");o||xo(e.__e),e.__c=e.__=e.__e=void 0}function vi(e,t,o){return this.constructor(e,o)}function Oo(e,t,o){var s,n,r,i;t==document&&(t=document.documentElement),R.__&&R.__(e,t),n=(s=typeof o=="function")?null:o&&o.__k||t.__k,r=[],i=[],Eo(t,e=(!s&&o||t).__k=Co(Ft,null,[e]),n||Pt,Pt,t.namespaceURI,!s&&o?[o]:n?null:t.firstChild?Rt.call(t.childNodes):null,r,!s&&o?o:n?n.__e:t.firstChild,s,i),cn(r,e,i),e.props.children=null}function pn(e){function t(o){var s,n;return this.getChildContext||(s=new Set,(n={})[t.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){s=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&s.forEach(function(i){i.__e=!0,ko(i)})},this.sub=function(r){s.add(r);var i=r.componentWillUnmount;r.componentWillUnmount=function(){s&&s.delete(r),i&&i.call(r)}}),o.children}return t.__c="__cC"+sn++,t.__=e,t.Provider=t.__l=(t.Consumer=function(o,s){return o.children(s)}).contextType=t,t}Rt=Nt.slice,R={__e:function(e,t,o,s){for(var n,r,i;t=t.__;)if((n=t.__c)&&!n.__)try{if((r=n.constructor)&&r.getDerivedStateFromError!=null&&(n.setState(r.getDerivedStateFromError(e)),i=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,s||{}),i=n.__d),i)return n.__E=n}catch(l){e=l}throw e}},Xs=0,$i=function(e){return e!=null&&e.constructor===void 0},It.prototype.setState=function(e,t){var o;o=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=fe({},this.state),typeof e=="function"&&(e=e(fe({},o),this.props)),e&&fe(o,e),e!=null&&this.__v&&(t&&this._sb.push(t),ko(this))},It.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),ko(this))},It.prototype.render=Ft,ke=[],en=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,tn=function(e,t){return e.__v.__b-t.__v.__b},Lt.__r=0,yo=Math.random().toString(8),Ot="__d"+yo,it="__a"+yo,on=/(PointerCapture)$|Capture$/i,So=0,_o=Zs(!1),vo=Zs(!0),sn=0;var fn=function(e,t,o,s){var n;t[0]=0;for(var r=1;r<t.length;r++){var i=t[r++],l=t[r]?(t[0]|=i?1:2,o[t[r++]]):t[++r];i===3?s[0]=l:i===4?s[1]=Object.assign(s[1]||{},l):i===5?(s[1]=s[1]||{})[t[++r]]=l:i===6?s[1][t[++r]]+=l+"":i?(n=e.apply(l,fn(e,l,o,["",null])),s.push(n),l[0]?t[0]|=2:(t[r-2]=0,t[r]=n)):s.push(l)}return s},mn=new Map;function hn(e){var t=mn.get(this);return t||(t=new Map,mn.set(this,t)),(t=fn(this,t.get(e)||(t.set(e,t=(function(o){for(var s,n,r=1,i="",l="",c=[0],d=function(u){r===1&&(u||(i=i.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,i):r===3&&(u||i)?(c.push(3,u,i),r=2):r===2&&i==="..."&&u?c.push(4,u,0):r===2&&i&&!u?c.push(5,0,!0,i):r>=5&&((i||!u&&r===5)&&(c.push(r,0,i,n),r=6),u&&(c.push(r,u,0,n),r=6)),i=""},p=0;p<o.length;p++){p&&(r===1&&d(),d(p));for(var f=0;f<o[p].length;f++)s=o[p][f],r===1?s==="<"?(d(),c=[c],r=3):i+=s:r===4?i==="--"&&s===">"?(r=1,i=""):i=s+i[0]:l?s===l?l="":i+=s:s==='"'||s==="'"?l=s:s===">"?(d(),r=1):r&&(s==="="?(r=5,n=i,i=""):s==="/"&&(r<5||o[p][f+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),r=2):i+=s),r===3&&i==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Re,D,Ao,$n,Ut=0,Sn=[],j=R,gn=j.__b,bn=j.__r,wn=j.diffed,yn=j.__c,_n=j.unmount,vn=j.__;function lt(e,t){j.__h&&j.__h(D,e,Ut||t),Ut=0;var o=D.__H||(D.__H={__:[],__h:[]});return e>=o.__.length&&o.__.push({}),o.__[e]}function h(e){return Ut=1,ki(xn,e)}function ki(e,t,o){var s=lt(Re++,2);if(s.t=e,!s.__c&&(s.__=[o?o(t):xn(void 0,t),function(l){var c=s.__N?s.__N[0]:s.__[0],d=s.t(c,l);c!==d&&(s.__N=[d,s.__[1]],s.__c.setState({}))}],s.__c=D,!D.__f)){var n=function(l,c,d){if(!s.__c.__H)return!0;var p=!1,f=s.__c.props!==l;if(s.__c.__H.__.some(function(m){if(m.__N){p=!0;var g=m.__[0];m.__=m.__N,m.__N=void 0,g!==m.__[0]&&(f=!0)}}),r){var u=r.call(this,l,c,d);return p?u||f:u}return!p||f};D.__f=!0;var r=D.shouldComponentUpdate,i=D.componentWillUpdate;D.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,n(l,c,d),r=p}i&&i.call(this,l,c,d)},D.shouldComponentUpdate=n}return s.__N||s.__}function T(e,t){var o=lt(Re++,3);!j.__s&&No(o.__H,t)&&(o.__=e,o.u=t,D.__H.__h.push(o))}function Po(e,t){var o=lt(Re++,4);!j.__s&&No(o.__H,t)&&(o.__=e,o.u=t,D.__h.push(o))}function A(e){return Ut=5,Je(function(){return{current:e}},[])}function Je(e,t){var o=lt(Re++,7);return No(o.__H,t)&&(o.__=e(),o.__H=t,o.__h=e),o.__}function y(e){var t=D.context[e.__c],o=lt(Re++,9);return o.c=e,t?(o.__==null&&(o.__=!0,t.sub(D)),t.props.value):e.__}function Si(){for(var e;e=Sn.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Mt),t.__h.some(Io),t.__h=[]}catch(o){t.__h=[],j.__e(o,e.__v)}}}j.__b=function(e){D=null,gn&&gn(e)},j.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),vn&&vn(e,t)},j.__r=function(e){bn&&bn(e),Re=0;var t=(D=e.__c).__H;t&&(Ao===D?(t.__h=[],D.__h=[],t.__.some(function(o){o.__N&&(o.__=o.__N),o.u=o.__N=void 0})):(t.__h.some(Mt),t.__h.some(Io),t.__h=[],Re=0)),Ao=D},j.diffed=function(e){wn&&wn(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Sn.push(t)!==1&&$n===j.requestAnimationFrame||(($n=j.requestAnimationFrame)||xi)(Si)),t.__H.__.some(function(o){o.u&&(o.__H=o.u,o.u=void 0)})),Ao=D=null},j.__c=function(e,t){t.some(function(o){try{o.__h.some(Mt),o.__h=o.__h.filter(function(s){return!s.__||Io(s)})}catch(s){t.some(function(n){n.__h&&(n.__h=[])}),t=[],j.__e(s,o.__v)}}),yn&&yn(e,t)},j.unmount=function(e){_n&&_n(e);var t,o=e.__c;o&&o.__H&&(o.__H.__.some(function(s){try{Mt(s)}catch(n){t=n}}),o.__H=void 0,t&&j.__e(t,o.__v))};var kn=typeof requestAnimationFrame=="function";function xi(e){var t,o=function(){clearTimeout(s),kn&&cancelAnimationFrame(t),setTimeout(e)},s=setTimeout(o,35);kn&&(t=requestAnimationFrame(o))}function Mt(e){var t=D,o=e.__c;typeof o=="function"&&(e.__c=void 0,o()),D=t}function Io(e){var t=D;e.__c=e.__(),D=t}function No(e,t){return!e||e.length!==t.length||t.some(function(o,s){return o!==e[s]})}function xn(e,t){return typeof t=="function"?t(e):t}var a=hn.bind(Co),b=pn(null);function B(e,t){let[o,s]=h({data:null,error:null}),[n,r]=h(0);return T(()=>s({data:null,error:null}),t),T(()=>{let i=new AbortController,{signal:l}=i;return e(l).then(c=>l.aborted||s({data:c,error:null}),c=>l.aborted||s(d=>({...d,error:c}))),()=>i.abort()},[...t,n]),{...o,again:()=>r(i=>i+1)}}function Qe(e,t){let[o,s]=h({items:null,hasMore:!1,error:null}),n=async r=>{try{let i=await e(r.at(-1)?.id);s({items:[...r,...i.data],hasMore:i.has_more,error:null})}catch(i){s(l=>({...l,error:i}))}};return T(()=>{n([])},t),{...o,more:()=>n(o.items??[])}}function Se({text:e}){return e.split("`").map((t,o)=>o%2?a`<code>${t}</code>`:t)}function I({error:e,children:t}){return a`
    <div class=${e?"notice":null} role="alert">
      ${e&&a`<p><${Se} text=${e.message} />${Ci(e)}</p>${t}`}
    </div>
  `}function G({loaded:{error:e,again:t}}){return a`
    <${I} error=${e}>
      ${e&&!e.isFinal&&a`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function Ze({error:e,onReload:t}){return a`
    <${I} error=${e}>
      ${e?.status===412&&a`<p class="again"><button type="button" class="button" onClick=${t}>Show it as it is now</button></p>`}
    <//>
  `}function V({name:e,problems:t}){let o=t[e];return a`<p class="problem" id=${`${e}-problem`} role="alert">${o&&a`<${Se} text=${o} />`}</p>`}function Ci({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function E({name:e,label:t,hint:o,problems:s={},value:n,onInput:r,...i}){return a`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${n} autocomplete="off" aria-describedby=${`${o?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${s[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${i} />
      ${o&&a`<p class="quiet small" id=${`${e}-hint`}>${o}</p>`}
      <${V} name=${e} problems=${s} />
    </div>
  `}function z({name:e,label:t,hint:o,problems:s={},value:n,options:r,onInput:i}){return a`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${o?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>i(l.value)}>
        ${Object.entries(r).map(([l,c])=>a`<option key=${l} value=${l} selected=${l===n}>${c}</option>`)}
      </select>
      ${o&&a`<p class="quiet small" id=${`${e}-hint`}>${o}</p>`}
      <${V} name=${e} problems=${s} />
    </div>
  `}function qt({name:e,label:t,values:o,chosen:s,onChoice:n,problems:r}){let i=l=>({target:c})=>n(c.checked?[...s,l]:s.filter(d=>d!==l));return a`
    <fieldset class="field choices" aria-describedby=${`${e}-problem`}>
      <legend>${t}</legend>
      ${o.map(([l,c])=>a`
          <label class="check" key=${c}>
            <input type="checkbox" name=${e} value=${String(l)} checked=${s.includes(l)} onChange=${i(l)} /><span>${c}</span>
          </label>
        `)}
      <${V} name=${e} problems=${r} />
    </fieldset>
  `}function te(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function ct(e,t){return e.param?.startsWith(t)&&(e.param=e.param.slice(t.length)),e}function U(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Xe({name:e,page:t,after:o,write:s}){return!t||!(o||t.has_more)?null:a`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${o&&a`<a class="button" href=${s("")}>Newest</a>`}
      ${t.has_more&&a`<a class="button" href=${s(t.last_id)}>Older</a>`}
    </nav>
  `}function Cn(e){let[t,o]=e.replace(/^#\/?/,"").split("?"),[s,n,r,...i]=t.split("/").map(Ei);return!s&&n===void 0?{page:"playground"}:s==="videos"&&n&&!i.length&&(r===void 0||r==="again")?{page:"playground",id:n,again:r==="again"}:s==="films"&&n===void 0?{page:s,...De(En,new URLSearchParams(o))}:s==="clients"&&n&&!i.length&&r===void 0?{page:n==="new"?"new client":"client",id:n}:s==="generations"&&n&&!i.length&&r===void 0?{page:"generation",id:n}:n!==void 0?null:s==="generations"?{page:s,...De(An,new URLSearchParams(o))}:s==="clients"?{page:s,...De(Tn,new URLSearchParams(o))}:s==="audit-log"?{page:s,...De(On,new URLSearchParams(o))}:s==="usage"?{page:s,...De(Pn,new URLSearchParams(o))}:s==="unknown"?{page:s,...De(In,new URLSearchParams(o))}:s==="credits"?{page:s,...De(Lo,new URLSearchParams(o))}:["overview","queue","webhooks","operators-webhooks"].includes(s)?{page:s}:null}var En=["status","search","after","before"],Tn=["status","role","search","after"],On=["type","actor","target","outcome","from","to","after"],An=["state","failure","client","from","to","after"],In=["client","verdict","after"],Lo=["from","to","width","zone","group","label"],Pn=[...Lo,"client"],De=(e,t)=>Object.fromEntries(e.map(o=>[o,t.get(o)??""])),X="#/",he=e=>`#/videos/${encodeURIComponent(e)}`,Fe=e=>`${he(e)}/again`,oe=(e={})=>Ue("#/films",En,e),jt=(e={})=>Ue("#/credits",Lo,e),Nn="#/webhooks",Ln="#/operators-webhooks",Rn="#/overview",dt="#/queue",ut="#/clients/new",W=e=>`#/clients/${encodeURIComponent(e)}`,q=(e={})=>Ue("#/clients",Tn,e),ce=e=>`#/generations/${encodeURIComponent(e)}`,Y=(e={})=>Ue("#/generations",An,e),Q=(e={})=>Ue("#/audit-log",On,e),J=(e={})=>Ue("#/unknown",In,e),Me=(e={})=>Ue("#/usage",Pn,e);function Ue(e,t,o){let s=new URLSearchParams(t.map(n=>[n,o[n]]).filter(([,n])=>n));return s.size?`${e}?${s}`:e}function Ei(e){try{return decodeURIComponent(e)}catch{return e}}var pt={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Bt=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",Dn={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Gt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},Ro={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},Fn={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},Mn={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},Un={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},Wt={bad_key:"The model refuses our key. Put the right one into KINORA_UPSTREAM_API_KEY.",out_of_credit:"The account of the model has no credit left. Add some: Kinora tries again by itself.",too_many_requests:"The model has had too many requests. Kinora tries again by itself.",unreachable:"The model does not answer. Kinora tries again by itself.",sick:"Several answers of the model in a row were lost. Kinora tries again by itself.",books_do_not_balance:"The ledger does not add up. Ask the command line: kinora audit."},Ht={other_use_of_key:{name:"Another use of the account",help:"Something else spends its credits. Find out who has the key, and give each system a key of its own account."},price_differs:{name:"Another price",help:"Check it on the price page of the model. If it is right, correct KINORA_PRICES and restart."},unknown_billed:{name:"Lost calls that were billed",help:"Their answers were lost. Give the verdict that they were billed.",all:J()},unexplained:{name:"Unexplained",help:"The readings do not show why. Compare with the usage page of the model."}},qn=({combination:e,our_price:t,upstream_price:o,factor:s})=>`A film (${e}) costs ${$(o)} there and ${$(t)} here: ${$(s)} times as much.`,mt={paid_calls:{name:"Paid calls",help:"A pause lets no paid call start. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"A pause refuses every request that needs a new film. What is queued goes on."}};var Ti={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function et({entries:e}){return a`<ol class="log">${e.map(t=>a`<${Oi} key=${t.id} entry=${t} />`)}</ol>`}function Oi({entry:e}){let{actor:t,target:o,outcome:s,reason:n}=e,r=s==="refused";return a`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${Ks(e)} <${Ai} target=${o} />
        ${r&&a` <span class="state bad">Refused</span>`}
      </p>
      <${Do} changes=${e.changes} />
      ${n&&a`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?a`<code>${n}</code>`:n}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${x(e.effective_at)}</time>
        ${" \xB7 "}${Ti[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&a` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function Ai({target:{type:e,id:t,name:o}}){if(e==="queue")return a`<b>${mt[t]?.name.toLowerCase()??"the queue"}</b>`;if(e==="operation")return a`<code>${t}</code>`;let s=a`<bdi>${o??t??""}</bdi>`,n={client:W,generation:ce}[e];return n&&t?a`<a href=${n(t)}>${s}</a>`:a`<b>${s}</b>`}function Do({changes:e}){let t=Ys(e);return t.length?a`
    <dl class="changes">
      ${t.map(({name:o,label:s,before:n,after:r})=>a`
          <div key=${o}>
            <dt>${s}</dt>
            <dd dir="auto">
              ${n!==null&&a`<${Ii} text=${n} />`}
              ${o==="clientId"?a`<a href=${W(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Ii=({text:e})=>a`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Pi=50,Ni={"":"All",done:"Done",refused:"Refused"};function jn({route:e}){let{api:t}=y(b),{page:o,...s}=e,n=B(p=>t.operate.auditLog({...Et(s),limit:Pi},p),[t,...Object.values(s)]),{data:r,error:i}=n,{after:l,...c}=s,d=Object.values(c).some(Boolean);return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Li} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${G} loaded=${n} />
      ${r?.data.length>0&&a`<${et} entries=${r.data} />`}
      ${r&&!r.data.length&&a`<${Ri} isFiltered=${d||l} />`}
      <${Xe} name="the audit log" page=${r} after=${l} write=${p=>Q({...c,after:p})} />
    </section>
  `}function Li({kept:e,isFiltered:t}){let[o,s]=h(e),n=i=>l=>s(c=>({...c,[i]:l.trim()}));return a`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${i=>{i.preventDefault(),location.hash=Q(o)}} novalidate>
      <${E} name="type" label="What" placeholder="client.updated" list="types" value=${o.type} onInput=${n("type")} />
      <datalist id="types">${Hs.map(i=>a`<option key=${i} value=${i} />`)}</datalist>
      <${E} name="target" label="Done to (id)" placeholder="client_…" value=${o.target} onInput=${n("target")} />
      <${E} name="actor" label="Done by (client id)" placeholder="client_…" value=${o.actor} onInput=${n("actor")} />
      <${z} name="outcome" label="Outcome" options=${Ni} value=${o.outcome} onInput=${n("outcome")} />
      <${E} name="from" type="date" label="First day" value=${o.from} onInput=${n("from")} />
      <${E} name="to" type="date" label="Last day" value=${o.to} onInput=${n("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Q()}>Show all</a>`}
      </div>
    </form>
  `}function Ri({isFiltered:e}){return e?a`<p class="none">No entry fits. <a href=${Q()}>Show all entries</a>.</p>`:a`<p class="none">No operator has changed anything yet. <a href=${q()}>See the clients</a>.</p>`}function Bn({alerts:e}){let t=Object.values(Object.groupBy(e,({period:o})=>o));return t.length?a`<ul class="alerts">${t.map(o=>a`<${Di} key=${o[0].period} reached=${o} />`)}</ul>`:null}function Di({reached:e}){let t=Fo(e),o=e.map(({threshold:s,reachedAt:n})=>a`<span>${s} % on <time datetime=${n}>${x(n)}</time></span>`);return a`
    <li>
      <span class=${Wn(t)}>${t.threshold} %</span>${" "}
      <span>of ${Ls(t)} was reached</span>${" "}
      <span class="quiet small">${Pe(o)}</span>
    </li>
  `}var Gn=({alert:e})=>a`<span class=${Wn(e)}>${Rs(e)}</span>`,Fo=e=>e.reduce((t,o)=>o.threshold>t.threshold?o:t),Wn=({threshold:e})=>`state ${e===100?"bad":"warn"}`;function qe({credits:e}){let{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n}=e;return a`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${$(n)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${$(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${$(s)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${$(t)}</dd></div>
    </dl>
    <${Vt} credits=${e} />
  `}function Kt({budget:{period:e,timezone:t,limit:o,periodUsed:s,periodHeld:n,resetsAt:r}}){let i={creditLimit:o,usedCredit:s,heldCredit:n};return a`
    <dl class="tally">
      <div><dt>Left in this ${Ve[e]??e}</dt><dd>${$(o-s-n)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${$(s)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${$(n)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${$(o)}</dd></div>
    </dl>
    <${Vt} credits=${i} />
    <p class="quiet small resets">
      The next ${Ve[e]??e} begins <time datetime=${r}>${Ds(r)}</time>, time of ${t}.
    </p>
  `}function Vt({credits:{creditLimit:e,usedCredit:t,heldCredit:o}}){let s=ue(t,e),n=Math.min(100-s,ue(o,e));return a`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${s} height="1" />
      <rect class="held" x=${s} width=${n} height="1" />
    </svg>
  `}function M({title:e,lead:t,name:o,yes:s,cancelling:n,rehearse:r,act:i,onDone:l,onNo:c}){let[d,p]=h(!0),[f,u]=h({changes:null,error:null}),[m,g]=h(""),[S,v]=h(null),[_,w]=h(!1),k=Mo(),O=A();T(()=>{let H=!1;return r(d).then(ee=>H||u({changes:ee,error:null}),ee=>H||u({changes:null,error:ee})),()=>{H=!0}},[d]);async function N(H){if(H.preventDefault(),!(_||!f.changes)){if(o&&m.trim()!==o){v(`Type ${o}, exactly as it is written.`),O.current.focus();return}w(!0);try{l(await i(d))}catch(ee){u({changes:null,error:ee}),w(!1)}}}return a`
    <dialog ref=${k} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${N} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${Fi} told=${f} />
        ${n&&a`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:H})=>p(H.checked)} />${n}
          </label>
        `}
        ${o&&a`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${o}</b></label>
            <input ref=${O} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${m} aria-describedby="typed-problem"
              aria-invalid=${S?"true":null} onInput=${({target:H})=>(g(H.value),v(null))} />
            <${V} name="typed" problems=${{typed:S}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${_||!f.changes?"true":null}>${_?"One moment\u2026":s}</button>
        </div>
      </form>
    </dialog>
  `}function Fi({told:{changes:e,error:t}}){return a`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${I} error=${t} />
      ${e&&a`<p class="quiet small">What will change</p><${Do} changes=${e} />`}
    </div>
  `}function Mo(){let e=A();return T(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var Mi={day:"Each day",week:"Each week, from Monday",month:"Each month"},Ui=["limit","period","timezone"];function Hn({client:e,version:t,mayChange:o,onDone:s,onReload:n}){return a`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?a`<${Kt} budget=${e.budget} />`:a`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${o&&a`<${qi} key=${t} client=${e} version=${t} onDone=${s} onReload=${n} />`}
    </section>
  `}function qi({client:e,version:t,onDone:o,onReload:s}){let{api:n}=y(b),[r,i]=h(()=>ji(e.budget)),[l,c]=h(null),[d,p]=h(null),f=w=>k=>i(O=>({...O,[w]:k})),u=(w,k=!1)=>n.operate.changeClient(e.id,{budget:w},{version:t,isDry:k}),m=async(w,k)=>{c(null);try{await u(w),o(k)}catch(O){c(ct(O,"budget."))}};function g(w){w.preventDefault();let k={...r,timezone:r.timezone.trim(),limit:te(r.limit)};return Bi(e.budget,k)?m(k,"The budget is set."):S(k)}async function S(w){c(null);try{p({budget:w,changes:le(e,await u(w,!0))})}catch(k){c(ct(k,"budget."))}}let{problems:v,notice:_}=U(l,Ui);return a`
    <form class="form beside" onSubmit=${g} novalidate>
      <${z} name="period" label="How often" options=${Mi} problems=${v} value=${r.period} onInput=${f("period")} />
      <${E} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${f("limit")} />
      <${E} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${f("timezone")} />
      <${Ze} error=${_} onReload=${s} />
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&a`<button type="button" class="button" onClick=${()=>m(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&a`<${M} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),o("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var ji=e=>e?{period:e.period,limit:$(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:ze()},Bi=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;var Gi={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function L({name:e}){return a`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${Gi[e]} /></svg>`}function zt(){return a`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function Kn({across:e,down:t}){let o=16/Math.max(e,t),[s,n]=[e*o,t*o];return a`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-s/2} y=${12-n/2} width=${s} height=${n} rx="1.5" />
    </svg>
  `}var Wi=3e3;function xe({label:e,text:t,done:o="Copied",icon:s="copy"}){let{announce:n}=y(b),[r,i]=h(null),[l,c]=h(null);T(()=>{if(!r)return;let f=setTimeout(()=>i(null),Wi);return()=>clearTimeout(f)},[r]);async function d(){c(null);try{let f=await t();return await Ki(f)?p(o):(c(f),n("Press the keys for copying: the text is selected."))}catch(f){return p(f.message)}}let p=f=>{i(f),n(f)};return a`
    <button type="button" class="button" onClick=${d}><${L} name=${r===o?"done":s} />${r??e}</button>
    ${l&&a`<${Hi} text=${l} label=${e} />`}
  `}function Hi({text:e,label:t}){let o=A();return T(()=>o.current.select(),[e]),a`<input class="selected" ref=${o} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function Ki(e){try{return await navigator.clipboard.writeText(e),!0}catch{return Vi(e)}}function Vi(e){let t=document.activeElement,o=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(o),o.select();let s=document.execCommand("copy");return o.remove(),t?.focus({preventScroll:!0}),s}var Uo=3600,zi=(Uo-300)*1e3,Yi=168*3600,Ji=3;function Vn(e,t){let{api:o}=y(b),[s,n]=h({address:null,error:null}),[r,i]=h(0);return T(()=>{if(!t)return;let l=!1,c=setTimeout(()=>i(d=>d+1),zi);return o.link(e,Uo).then(d=>l||n({address:d,error:null}),d=>l||n(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[o,e,t,r]),{...s,renew:()=>i(l=>l+1)}}function zn({link:e,label:t,poster:o,isLooped:s,onFailure:n}){let r=A(null),i=A(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{i.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>i.current++<Ji?e.renew():n();return a`
    <video controls playsinline preload="auto" src=${e.address} poster=${o} loop=${s} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function Yn({id:e}){let{api:t}=y(b);return a`<${xe} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,Yi),location.href).href} />`}function Yt({id:e,label:t}){let{api:o,announce:s}=y(b),[n,r]=h(null);return a`
    <button type="button" class="button" aria-label=${t} title=${n} onClick=${async()=>{r(null);try{ft(await o.link(e,Uo),`${e}.mp4`)}catch(l){r(l.message),s(l.message)}}}>
      <${L} name=${n?"cancel":"download"} />${n?"No download":"Download"}
    </button>
  `}function ft(e,t){let o=document.createElement("a");o.href=e,o.download=t,o.click()}var Qi=6e4;function Jt({ask:e,of:t}){let{announce:o}=y(b),[s,n]=h(null);return a`
    <button type="button" class="button" onClick=${async()=>{if(!s?.isBusy){n({isBusy:!0,text:"One moment\u2026"});try{let i=await e(),l=URL.createObjectURL(await i.blob());ft(l,Zi(i)),setTimeout(()=>URL.revokeObjectURL(l),Qi),n(null)}catch(i){n({text:i.message}),o(i.message)}}}}>
      <${L} name="download" />
      ${s?.text??a`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var Zi=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var Xi=20;function Jn({client:e}){let{api:t}=y(b),{items:o,hasMore:s,error:n,more:r}=Qe(i=>t.operate.entries(e.id,{limit:Xi,after:i}),[t,e]);return a`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${o||n?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${o?.length>0&&a`<${Jt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${I} error=${n} />
      ${o?.length>0&&a`<${el} entries=${o} />`}
      ${o&&!o.length&&a`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(s||n)&&a`<div class="pages"><button type="button" class="button" onClick=${r}>${n?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function el({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${tl} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function tl({entry:e}){let{kind:t,amount:o,note:s,actor:n,metadata:r,videoId:i,createdAt:l}=e,c=ye(e),d=Object.entries(r??{}).map(([p,f])=>`${p}: ${f}`);return a`
    <tr>
      <td class="name">
        ${Ke[t]}
        ${s&&a` <span class="quiet small" dir="auto">${s}</span>`}
        ${d.length>0&&a` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${i&&a` <code class="quiet">${i}</code>`}
      </td>
      <td class="spare"><bdi>${n?n.on_behalf_of??n.name:"Kinora"}</bdi></td>
      <td class="quiet">${x(l)}</td>
      <td class="number">${c?_e(c):a`<span class="quiet">${$(o)}</span>`}</td>
      <td class="number spare">${$(e.creditLimit)}</td>
      <td class="number spare">${$(e.usedCredit)}</td>
      <td class="number spare">${$(e.heldCredit)}</td>
    </tr>
  `}var Qn=()=>({amount:"",note:"",once:Te()});function Zn({client:e,onDone:t}){let{api:o}=y(b),[s,n]=h(Qn),[r,i]=h(null),[l,c]=h(!1),[d,p]=h(null),f=A(),u=w=>k=>n(O=>({...O,[w]:k,once:Te()})),m=(w,k)=>o.operate.grant(e.id,w,{isDry:k,once:s.once}),g=()=>{p(null),n(Qn()),t(d?"The credits are taken away.":"Granted.")};async function S(w){w.preventDefault();let k={amount:te(s.amount),...s.note.trim()&&{note:s.note.trim()}};if(i(null),k.amount<0)return p(k);if(!l){c(!0);try{await m(k,!1),g()}catch(O){i(O),f.current.elements[O.param]?.focus()}return c(!1)}}let{problems:v,notice:_}=U(r,["amount","note"]);return a`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${f} onSubmit=${S} novalidate>
        <${E} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${s.amount} onInput=${u("amount")} />
        <${E} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${s.note} onInput=${u("note")} />
        <${I} error=${_} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&a`<${M} title=${`Take ${P(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async()=>ol((await o.operate.client(e.id)).client,await m(d,!0))}
        act=${()=>m(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var ol=(e,{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n})=>le(e,{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n});var Xn={name:"",scopes:[],networks:"",ends:"",reason:""};function er({client:e,onIssued:t}){let{api:o}=y(b),[s,n]=h(Xn),[r,i]=h(null),l=A(),c=u=>m=>n(g=>({...g,[u]:m}));async function d(u){u.preventDefault(),i(null);try{let m=await o.operate.issueKey(e.id,sl(s));n(Xn),l.current.open=!1,t(m)}catch(m){i(m)}}let{problems:p,notice:f}=U(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return a`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${E} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${s.name} onInput=${c("name")} />
        <${E} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${s.ends} onInput=${c("ends")} />
        <${E} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${s.networks} onInput=${c("networks")} />
        <${nl} chosen=${s.scopes} onChoice=${c("scopes")} problems=${p} />
        <${E} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${s.reason} onInput=${c("reason")} />
        <${I} error=${f} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function sl({name:e,scopes:t,networks:o,ends:s,reason:n}){let r=s&&new Date(`${s}T00:00`);r&&r.setDate(r.getDate()+1);let i={name:e.trim(),scopes:t,allowedNetworks:o.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:n.trim()};return Object.fromEntries(Object.entries(i).filter(([,l])=>l.length!==0&&l!==""))}function nl({chosen:e,onChoice:t,problems:o}){let s=n=>({target:r})=>t(r.checked?[...e,n]:e.filter(i=>i!==n));return a`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(re).map(([n,r])=>a`
          <label class="check" key=${n}>
            <input type="checkbox" name=${n} checked=${e.includes(n)} onChange=${s(n)} /><span>${r}</span>
          </label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${V} name="scopes" problems=${o} />
    </fieldset>
  `}function tt({text:e,title:t="The new key",label:o="Copy key",children:s}){let n=A();return T(()=>n.current.focus(),[e]),a`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">${t}</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${xe} label=${o} text=${()=>e} />${s}</div>
    </section>
  `}var tr=3600,Qt=24*tr,rl={0:"No longer: it is refused now",[tr]:"For an hour",[Qt]:"For a day",[7*Qt]:"For a week",[30*Qt]:"For 30 days"};function or({apiKey:e,onIssued:t,onNo:o}){let{api:s}=y(b),[n,r]=h(String(Qt)),[i,l]=h(""),[c,d]=h(null),[p,f]=h(!1),[u,m]=h(!1),g=Mo();async function S(v){if(v.preventDefault(),u)return;m(!0),d(null);let _={overlapSeconds:Number(n),force:p,...i.trim()&&{reason:i.trim()}};try{t(await s.operate.rotateKey(e.id,_))}catch(w){d(w),m(!1)}}return a`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${o}>
      <form onSubmit=${S} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${z} name="overlapSeconds" label="How long the old key is still accepted" options=${rl} value=${n} onInput=${r} />
        <${E} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${i} onInput=${l} />
        <${I} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&a`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>f(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${o}>Leave it as it is</button>
          <button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function sr({client:e,keys:t,mayChange:o,onDone:s}){let[n,r]=h(null),[i,l]=h(null),[c,d]=h(null),p=t.filter(u=>!u.revokedAt),f=u=>m=>{l(null),d(m),s(u)};return a`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(nr)&&a`<p class="notice">This client has no key: it can send no request. ${o?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&a`<${al} keys=${[...t].reverse()} onRevoke=${o?r:null} onRotate=${l} />`}
      ${c&&a`<${tt} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${o&&a`<${er} client=${e} onIssued=${f("Issued. Copy the key now.")} />`}
      ${i&&a`<${or} apiKey=${i} onIssued=${f("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${n&&a`<${ll} apiKey=${n} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),s("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function al({keys:e,onRevoke:t,onRotate:o}){return a`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&a`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(s=>a`
              <tr key=${s.id} class=${s.revokedAt?"past":null}>
                <td class="name"><bdi>${s.name??"Without a name"}</bdi> <code class="quiet">kin_${s.id}_…</code></td>
                <td class="may">
                  ${ie(s.scopes.map(n=>re[n]??n))}
                  ${s.allowedNetworks&&a`, <span class="quiet">only from ${ie(s.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${x(s.createdAt)}</td>
                <td class="quiet">${s.lastUsedAt?x(s.lastUsedAt):"never"}</td>
                <td>${il(s)}</td>
                ${t&&a`<td class="number">
                  ${nr(s)&&a`<button type="button" class="button" aria-label=${`Rotate ${s.name??s.id}`} onClick=${()=>o(s)}>Rotate…</button>`}
                  ${" "}
                  ${!s.revokedAt&&a`<button type="button" class="button dangerous" aria-label=${`Revoke ${s.name??s.id}`}
                    onClick=${()=>t(s)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var nr=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function il({revokedAt:e,expiresAt:t}){return e?`Revoked ${x(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${x(t)}`:"Accepted"}function ll({apiKey:e,client:t,isLast:o,onDone:s,onNo:n}){let{api:r}=y(b),i=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return a`
    <${M} title=${`Revoke the key ${i}?`} name=${o?t.name:null} yes="Revoke"
      lead=${o?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${o&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${s} onNo=${n} />
  `}var cl={queueLimit:"How many of its films may wait. Empty: as many as the service allows.",concurrency:"How many of its films may be made at the same time. Empty: as many as the service allows."},dl=Object.entries(Ne).filter(([,e])=>e.length>1);function rr({client:e,version:t,mayChange:o,onDone:s,onReload:n}){return a`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${ul} permissions=${e.permissions} />
      ${o&&a`<${pl} key=${t} client=${e} version=${t} onDone=${s} onReload=${n} />`}
    </section>
  `}function ul({permissions:e}){let t=Object.entries(xt(null,e));return t.length?a`
    <dl class="changes part-none">
      ${t.map(([o,{to:s}])=>a`<div key=${o}><dt>${ve[o]}</dt><dd>${s}</dd></div>`)}
    </dl>
  `:a`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`}function pl({client:e,version:t,onDone:o,onReload:s}){let{api:n}=y(b),[r,i]=h(()=>qs(e.permissions)),[l,c]=h(null),[d,p]=h(null),f=_=>w=>i(k=>({...k,[_]:w})),u=(_,w)=>n.operate.changeClient(e.id,{permissions:_},{version:t,isDry:w}),m=()=>(p(null),o("The permissions are changed."));async function g(_){_.preventDefault(),c(null);let w=js(e.permissions,r,te),k=!Bs(e.permissions,w);try{let O=await u(w,k);k?p({wanted:w,changes:le(e,O)}):m()}catch(O){c(ct(O,"permissions."))}}let{problems:S,notice:v}=U(l,Object.keys(ve));return a`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${g} novalidate>
        ${dl.map(([_,w])=>a`
            <${qt} key=${_} name=${_} label=${ve[_]} values=${w} chosen=${r[_]} onChoice=${f(_)}
              problems=${S} />
          `)}
        <fieldset class="field choices">
          <legend>${ve.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${r.imageUrls} onChange=${({target:_})=>f("imageUrls")(_.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(Ye).map(_=>a`
            <${E} key=${_} name=${_} label=${ve[_]} hint=${cl[_]} inputmode="numeric" problems=${S}
              value=${r[_]} onInput=${f(_)} />
          `)}
        <${Ze} error=${v} onReload=${s} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${d&&a`<${M} title=${`Limit what ${e.name} may ask for?`} name=${e.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async()=>d.changes} act=${()=>u(d.wanted,!1)} onDone=${m} onNo=${()=>p(null)} />`}
  `}var ml=["name","role","creditLimit","reason"];function ar({client:e,version:t,onDone:o,onReload:s}){let{api:n}=y(b),[r,i]=h(()=>({name:e.name,role:e.role,creditLimit:$(e.creditLimit),reason:""})),[l,c]=h(null),[d,p]=h(!1),[f,u]=h(null),m=A(),g=w=>k=>i(O=>({...O,[w]:k}));async function S(w){w.preventDefault();let k=hl(e,r);if(c(null),!Object.keys(k).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let O=r.reason.trim()?{...k,reason:r.reason.trim()}:k;if(k.creditLimit<e.creditLimit&&k.creditLimit>=0)return u(O);if(!d){p(!0);try{return await n.operate.changeClient(e.id,O,{version:t}),o("Saved.")}catch(N){c(N),m.current.elements[N.param]?.focus()}return p(!1)}}let{problems:v,notice:_}=U(l,ml);return a`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${m} onSubmit=${S} novalidate>
        <${E} name="name" label="Name" problems=${v} value=${r.name} onInput=${g("name")} />
        <${z} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${ae}
          value=${r.role} onInput=${g("role")} />
        <${E} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${E} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${g("reason")} />
        <${Ze} error=${_} onReload=${s} />
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${f&&a`<${fl} client=${e} version=${t} wanted=${f} onDone=${w=>(u(null),o(w))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function fl({client:e,version:t,wanted:o,onDone:s,onNo:n}){let{api:r}=y(b),i=c=>r.operate.changeClient(e.id,o,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return a`
    <${M} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${o.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>le(e,await i(!0))} act=${()=>i(!1)} onDone=${()=>s("The limit is lowered.")} onNo=${n} />
  `}function hl(e,{name:t,role:o,creditLimit:s}){let n={name:t.trim(),role:o,creditLimit:te(s)};return Object.fromEntries(Object.entries(n).filter(([r,i])=>i!==e[r]))}function ir({client:e,version:t,onDone:o}){let{api:s}=y(b),[n,r]=h(!1),[i,l]=h(null),c=e.status==="SUSPENDED",d=(f,u)=>s.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:f});async function p(){l(null);try{await s.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),o("Active again.")}catch(f){l(f)}}return a`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${I} error=${i} />
      <div class="actions">
        ${c?a`<button type="button" class="button" onClick=${p}>Activate</button>`:a`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${n&&a`
        <${M} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async f=>le(e,await d(!0,f))} act=${f=>d(!1,f)}
          onDone=${()=>(r(!1),o("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var lr=20,$l=10;function cr({route:{id:e}}){let{api:t,may:o,announce:s}=y(b),n=B(c=>gl(t,e,c),[t,e]),r=c=>{s(c),n.again()},{data:i,error:l}=n;return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <p class="small"><a href=${q()}>Clients</a></p>
      ${i?a`<${wl} client=${i.client} />`:a`<h1 tabindex="-1">Client</h1>`}
      <${G} loaded=${n} />
      ${l?.status===404&&a`<p class="part-none"><a href=${q()}>Look for it among all clients</a>.</p>`}
      ${i&&a`<${yl} ...${i} mayChange=${o("operate:write")} onDone=${r} onReload=${n.again} />`}
    </section>
  `}async function gl(e,t,o){let{client:s,version:n}=await e.operate.client(t,o),r=await e.operate.keys(s.id,o);return{client:s,version:n,keys:r,entries:await bl(e,s,r,o)}}async function bl(e,t,o,s){let n=[t.id,...o.slice(-$l).map(l=>l.id)];return(await Promise.all(n.map(l=>e.operate.auditLog({target:l,limit:lr},s)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,lr)}function wl({client:e}){let{name:t,role:o,status:s,id:n,createdAt:r,createdBy:i}=e;return a`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${ae[o]}</span>
      ${s==="SUSPENDED"?a`<span class="state bad">Suspended</span>`:a`<span class="state good">Active</span>`}
      <span>created ${x(r)}${i&&a` by <bdi>${i}</bdi>`}</span>
      <span class="id">${n}</span>
    </p>
  `}function yl({client:e,version:t,keys:o,entries:s,mayChange:n,onDone:r,onReload:i}){return a`
    ${e.status==="SUSPENDED"&&a`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${qe} credits=${e} />
    <${Bn} alerts=${e.alerts} />
    <p class="small usage-link"><a href=${Me({client:e.id})}>Usage of this client</a></p>
    ${n&&a`<${ar} key=${t} client=${e} version=${t} onDone=${r} onReload=${i} />`}
    ${n&&a`<${Zn} client=${e} onDone=${r} />`}
    <${Hn} client=${e} version=${t} mayChange=${n} onDone=${r} onReload=${i} />
    <${rr} client=${e} version=${t} mayChange=${n} onDone=${r} onReload=${i} />
    <${sr} client=${e} keys=${o} mayChange=${n} onDone=${r} />
    <${Jn} client=${e} />
    ${n&&a`<${ir} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Q({target:e.id})}>All entries about this client</a>
      </div>
      ${s.length?a`<${et} entries=${s} />`:a`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function dr(e,t,o,s){return t.search?vl(e,t,o,s):t.before?_l(e,t,s):ur(e,t,s)}async function ur(e,{status:t,after:o},s){let n=await e.videos({status:t,after:o,limit:12},s);return{...n,newer:o&&(n.first_id??o),older:n.has_more&&n.last_id}}async function _l(e,{status:t,before:o},s){let n=await e.videos({status:t,after:o,order:"asc",limit:12},s);return!n.has_more&&n.data.length<12?ur(e,{status:t,after:""},s):{...n,data:n.data.toReversed(),newer:n.has_more&&n.last_id,older:n.first_id}}async function vl(e,{status:t,search:o},s,n){let r=ht(o).split(/\s+/),i={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;i.has_more&&i.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},n);i.data.push(...c.data.filter(({prompt:d})=>r.every(p=>ht(d??"").includes(p)))),i.searched+=c.data.length,[i.has_more,l]=[c.has_more,c.last_id],n.aborted||s({...i})}return{...i,isSearching:!1}}var ht=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var pr=100,kl=100,Zt=5e3,Xt=50;async function mr(e,{search:t,status:o,role:s,after:n},r){if(!t)return e.operate.clients({status:o,role:s,after:n,limit:Xt},r);let i=ht(t).split(/\s+/),l=[];for await(let c of qo(e,{status:o,role:s},r)){let d=`${ht(c.name)} ${c.id}`;if(i.every(p=>d.includes(p))&&l.push(c),l.length===kl)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*qo(e,t,o){for(let s,n=!0,r=0;n&&r<Zt;r+=pr){let i=await e.operate.clients({...t,after:s,limit:pr},o);yield*i.data,[n,s]=[i.has_more,i.last_id]}}var Sl={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function fr({route:e}){let{api:t,may:o}=y(b),{search:s,status:n,role:r,after:i}=e,l=B(p=>mr(t,e,p),[t,s,n,r,i]),{data:c,error:d}=l;return a`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${o("operate:write")&&a`<a class="button" href=${ut}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Cl} key=${s} route=${e} />
        <${El} route=${e} />
      </div>
      <${G} loaded=${l} />
      ${s&&a`<p class="quiet small" role="status">${xl(c)}</p>`}
      ${c?.data.length>0&&a`<${Tl} clients=${c.data} />`}
      ${c&&!c.data.length&&a`<${Al} route=${e} mayCreate=${o("operate:write")} />`}
      ${c&&a`<${Il} route=${e} page=${c} />`}
    </section>
  `}function xl(e){return e?`${$(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function Cl({route:{status:e,role:t,search:o}}){let s=A();return a`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=q({status:e,role:t,search:s.current.value.trim()})}}>
      <${L} name="search" />
      <input ref=${s} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${o} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function El({route:{status:e,role:t,search:o}}){let s=n=>(n.status??"")===e&&(n.role??"")===t;return a`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(Sl).map(([n,r])=>a`<a key=${n} href=${q({...r,search:o})} aria-current=${s(r)?"true":null}>${n}</a>`)}
    </nav>
  `}function Tl({clients:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${Ol} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function Ol({client:e}){let{id:t,name:o,role:s,creditLimit:n,usedCredit:r,heldCredit:i,availableCredit:l}=e;return a`
    <tr>
      <td class="name">
        <a href=${W(t)} dir="auto">${o}</a>
        ${s!=="MEMBER"&&a` <span class="state">${ae[s]}</span>`}
        ${e.status==="SUSPENDED"&&a` <span class="state bad">Suspended</span>`}
        ${e.alerts.length>0&&a` <${Gn} alert=${Fo(e.alerts)} />`}
      </td>
      <td class="spare bar">
        <${Vt} credits=${e} />
        <span class="unseen">${n>0?`${Math.round(ue(r+i,n))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${$(r)}</td>
      <td class="number spare">${$(i)}</td>
      <td class="number">${$(n)}</td>
      <td class=${`number ${l<=0&&s==="MEMBER"?"out":""}`}>${$(l)}</td>
    </tr>
  `}function Al({route:{search:e,status:t,role:o,after:s},mayCreate:n}){let r=a`<a href=${q()}>Show all clients</a>`;if(e)return a`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(s)return a`<p class="none">There are no more clients. ${r}.</p>`;if(t)return a`<p class="none">No client is suspended. ${r}.</p>`;let i=n&&a` <a href=${ut}>Create one</a>: a name and a limit are enough.`;return a`<p class="none">There is no client of this kind.${i} ${o&&a`${r}.`}</p>`}function Il({route:{status:e,role:t,search:o,after:s},page:n}){return o||!(s||n.has_more)?null:a`
    <nav class="pages" aria-label="Pages of clients">
      ${s&&a`<a class="button" href=${q({status:e,role:t})}>First ${Xt}</a>`}
      ${n.has_more&&a`<a class="button" href=${q({status:e,role:t,after:n.last_id})}>Next ${Xt}</a>`}
    </nav>
  `}function hr(e){let t=new Map;for(let o of e.filter(({videoId:s})=>s)){let s=t.get(o.videoId)??{...Pl,videoId:o.videoId,prompt:o.prompt??null},{charged:n,held:r}=Nl[o.kind](o.amount);t.set(o.videoId,{...s,charged:s.charged+n,held:s.held+r,time:o.createdAt,isWhole:s.isWhole||o.kind==="hold"})}return[...t.values()].sort((o,s)=>o.time<s.time?1:-1)}var Pl={charged:0,held:0,time:"",isWhole:!1},Nl={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function $r(e,t,o){let s=[];for(let n,r=!0;r;){let i=await e.entries({limit:100,after:n},o);s.push(...i.data),t(s.length),[n,r]=[i.last_id,i.has_more]}return s}var Ll=["entry","time","kind","amount","change","video","prompt","note"];function gr(e){let t=e.map(o=>[ot(o.id),ot(o.createdAt),ot(o.kind),o.amount,ye(o),ot(o.videoId),ot(o.prompt),ot(o.note)]);return`\uFEFF${[Ll,...t].map(o=>`${o.map(Rl).join()}\r
`).join("")}`}var ot=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Rl=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var br=640,eo=120;function wr({entries:e,available:t}){let o=Dl(e,t),s=Math.max(...o,1),n=Fl(o,s);return a`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${$(e.length)} lines; the top edge is ${$(s)}
      </figcaption>
      <svg viewBox=${`0 0 ${br} ${eo}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${P(o[0])} to ${P(t)} left`}>
        <path class="area" d=${`${n}V${eo}H0Z`} />
        <path class="line" d=${n} />
      </svg>
    </figure>
  `}function Dl(e,t){let o=[t];for(let s of e.slice(0,-1))o.push(o.at(-1)-ye(s));return o.reverse()}function Fl(e,t){let o=br/e.length,s=r=>(eo-Math.max(0,r)/t*(eo-8)).toFixed(1),n=e.map((r,i)=>`V${s(r)}H${((i+1)*o).toFixed(1)}`);return`M0 ${s(e[0])}${n.join("")}`}var jo=30,Bo={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function yr({page:e,...t}){let o=t.zone||ze(),s;try{s=me(Date.now()/1e3,o)}catch{s=me(Date.now()/1e3,"UTC")}let n=t.to||s;return{...t,zone:o,to:n,from:t.from||go(n,1-jo),width:t.width||"1d"}}function Go({from:e,to:t,width:o,zone:s,group:n,label:r,client:i}){let l=d=>{try{return bo(d,s)}catch{return bo(d,"UTC")}},c=[n,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(go(t,1)),bucket_width:o,timezone:s,group_by:c,client:i}}var Wo=120,_r=.2;function vr({columns:e,label:t}){let o=Math.max(...e.map(({value:n})=>n),1),s=e.reduce((n,{value:r})=>n+r,0);return a`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${$(s)}; the top edge is ${$(o)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${Wo}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${$(s)} together. The table has each figure.`}>
        ${e.map(({name:n,value:r},i)=>{let l=r/o*(Wo-4);return a`
            <rect key=${n} x=${i+_r/2} y=${Wo-l} width=${1-_r} height=${l}>
              <title>${n}: ${$(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var Ho=1e3,Ml={"1d":"Days","1h":"Hours"};function to({route:e,calls:t,write:o,figures:s,groups:n,none:r,isOfAll:i=!1}){let l=yr(e),c=B(async v=>t.usage(Go(l),v),[t,...Object.values(l)]),{data:d,error:p}=c,f=p?.param?Object.assign(Object.create(p),{param:Bo[p.param]}):p,{problems:u,notice:m}=U(f,Object.values(Bo)),g=a`
    <${Ul} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${o} groups=${n} isOfAll=${i} />
  `,S=Object.entries(e).some(([v,_])=>v!=="page"&&_);return a`
    <div aria-busy=${d||p?null:"true"}>
      ${i?g:a`<details class="fold" open=${S}><summary class="button">Choose days and groups</summary>${g}</details>`}
      <${G} loaded=${{...c,error:m}} />
      ${d&&a`<${ql} page=${d} filter=${l} figures=${s} none=${r} Heading=${i?"h2":"h3"}
        ask=${()=>t.usageFile(Go(l))} />`}
    </div>
  `}function Ul({filter:e,given:t,problems:o,write:s,groups:n,isOfAll:r}){let[i,l]=h(e),c=f=>u=>l(m=>({...m,[f]:u.trim()})),d=f=>{f.preventDefault();let u=Object.fromEntries(["from","to"].map(m=>[m,i[m]===e[m]?t[m]:i[m]]));location.hash=s({...i,...u})},p=f=>({name:f,problems:o,value:i[f],onInput:c(f)});return a`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${E} ...${p("from")} type="date" label="First day" required />
      <${E} ...${p("to")} type="date" label="Last day" required />
      <${z} ...${p("width")} label="One bar is" options=${Ml} />
      <${E} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${z} ...${p("group")} label="Group by" options=${n} />
      <${E} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&a`<${E} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function ql({page:e,filter:t,figures:o,none:s,Heading:n,ask:r}){let i=Object.keys(o),[l,c]=h("credits_settled"),d=t.width==="1h",p=(m,g)=>m.reduce((S,v)=>S+v[g],0),f=e.data.flatMap(({results:m})=>m);if(!f.some(m=>i.some(g=>m[g])))return a`<p class="none">${s}</p>`;let u=e.data.map(({start_time:m,results:g})=>({name:wo(m,t.zone,d),value:p(g,l)}));return a`
    <dl class="tally">
      ${i.map(m=>a`<div key=${m}><dt>${o[m]}</dt><dd>${$(p(f,m))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${n} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${Jt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${i.map(m=>a`
            <button key=${m} type="button" class="button" aria-pressed=${l===m?"true":"false"} onClick=${()=>c(m)}>
              ${o[m]}
            </button>
          `)}
    </div>
    <${vr} columns=${u} label=${o[l]} />
    <${jl} page=${e} filter=${t} figures=${o} isHour=${d} />
  `}function jl({page:e,filter:t,figures:o,isHour:s}){let n=Object.keys(o),r=t.group||t.label,l=e.data.flatMap(({start_time:c,results:d})=>d.map(p=>({start:c,result:p}))).filter(({result:c})=>n.some(d=>c[d]));return a`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${s?"Hour":"Day"}</th>${r&&a`<th>Group</th>`}
            ${n.map(c=>a`<th key=${c} class="number">${o[c]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${l.slice(0,Ho).map(({start:c,result:d})=>a`
              <tr>
                <td class="day">${wo(c,t.zone,s)}</td>
                ${r&&a`<td dir="auto">${Bl(d)}</td>`}
                ${n.map(p=>a`<td key=${p} class="number">${$(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${s?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>Ho&&` These are the first ${$(Ho)} rows; the file has all.`}
    </p>
  `}function Bl({client_name:e,outcome:t,metadata:o}){let s=Object.entries(o??{}).map(([n,r])=>`${n}: ${r??"none"}`);return[e,Ps[t]??t,...s].filter(Boolean).join(" \xB7 ")}var Gl=50,Wl={"":"Nothing",outcome:"Outcome"},Hl={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function kr({route:e}){let t=y(b),{items:o,hasMore:s,error:n,more:r}=Qe(i=>t.api.entries({limit:Gl,after:i}),[t.api]);return T(()=>{t.refresh()},[]),a`
    <section class="page" aria-busy=${t.credits&&o?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${I} error=${n??t.trouble} />
      ${t.credits&&a`<${Kl} credits=${t.credits} />`}
      ${t.credits&&o?.length>1&&a`<${wr} entries=${o} available=${t.credits.availableCredit} />`}
      ${o?.length>0&&a`<${Vl} route=${e} api=${t.api} />`}
      ${o&&a`<${zl} entries=${o} />`}
      ${s&&a`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function Kl({credits:e}){let{budget:t,expiringGrants:o}=e;return a`
    <${qe} credits=${e} />
    ${o.filter(({left:s})=>s>0).map(({id:s,left:n,expiresAt:r})=>a`<p key=${s} class="quiet small resets">${P(n)} expire on ${x(r)}, unless they are spent.</p>`)}
    ${t&&a`<section class="budget" aria-label="Budget"><${Kt} budget=${t} /></section>`}
  `}function Vl({route:e,api:t}){return a`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${to} route=${e} calls=${t} write=${jt} figures=${Hl} groups=${Wl}
        none=${a`Nothing was made in this time. Choose other days, or <a href=${X}>make a film</a>.`} />
    </section>
  `}function zl({entries:e}){let[t,o]=h(!1);return e.length?a`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${Yl} isByFilm=${t} onView=${o} />
        <${Xl} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?a`<${Zl} entries=${e} />`:a`<${Jl} entries=${e} />`}
    </div>
  `:a`<p class="none">No credits were granted yet: ask an operator. <a href=${X}>See what a film costs</a>.</p>`}function Yl({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([o,s])=>a`
      <button type="button" class="button" aria-pressed=${e===o?"true":"false"} onClick=${()=>t(o)}>${s}</button>
    `)}function Jl({entries:e}){return a`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>a`<${Ql} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Ql({entry:e}){let t=ye(e);return a`
    <tr>
      <td>${Ke[e.kind]}${e.note&&a` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&a`<${Sr} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${x(e.createdAt)}</td>
      <td class="number">${t?_e(t):a`<span class="quiet">${$(e.amount)}</span>`}</td>
    </tr>
  `}var Sr=({videoId:e,prompt:t})=>a`<a href=${he(e)} dir="auto" title=${t??e}>${t?we(t):e}</a>`;function Zl({entries:e}){let t=hr(e);return t.length?a`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:o,prompt:s,time:n,held:r,charged:i,isWhole:l})=>a`
            <tr key=${o}>
              <td class="film"><${Sr} videoId=${o} prompt=${s} /></td>
              <td class="quiet">${x(n)}</td>
              ${l?a`<td class="number">${$(r)}</td><td class="number">${$(i)}</td>`:a`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:a`<p class="none">No film yet. <a href=${X}>Make the first one</a>.</p>`}function Xl(){let{api:e,announce:t}=y(b),[o,s]=h(null),n=o?.isBusy;return a`
    <button type="button" class="button" onClick=${async()=>{if(!n)try{let i=d=>s({isBusy:!0,text:`${$(d)} lines\u2026`});i(0);let l=gr(await $r(e,i)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));ft(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),s(null)}catch(i){s({text:i.message}),t(i.message)}}}>
      <${L} name="download" />
      ${o?.text??a`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function ge(e){let t=Je(()=>e?URL.createObjectURL(e):null,[e]);return T(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function st(e){let{api:t}=y(b),[o,s]=h(void 0);return T(()=>{let n=new AbortController;return t.still(e,n.signal).then(s,()=>n.signal.aborted||s(null)),()=>n.abort()},[t,e]),o}function Cr({video:e,onCancel:t,onRemove:o}){let s=ne(e);return a`
    <li class="card">
      <a class="cover" href=${he(e.id)}>
        <${oc} video=${e} />
        <span class=${`badge ${e.status} ${at(e)?"charged":""}`}>${He(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&a`<p class="why small"><${Se} text=${e.error.message} /></p>`}
      <p class="quiet small">${As(e)}</p>
      <p class="quiet small">${x(e.created_at)}</p>
      ${e.status==="in_progress"&&a`<${ec} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&a`<${Yt} id=${e.id} label=${Ko("Download",e)} />`}
        ${s&&a`<${tc} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&a`<${xr} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${s&&a`<${xr} verb="Delete" icon="remove" video=${e} onClick=${o} />`}
      </div>
    </li>
  `}var Ko=(e,t)=>`${e}: ${we(t.prompt)}, take ${t.take}`;function ec({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return a`<progress max="100" value=${t} aria-label=${Ae(e)}></progress>`}function tc({verb:e,video:t}){return a`<a class="button" href=${Fe(t.id)} aria-label=${Ko(e,t)}><${L} name="again" />${e}</a>`}function xr({verb:e,icon:t,video:o,onClick:s}){return a`
    <button type="button" class="button" aria-label=${Ko(e,o)} onClick=${()=>s(o)}>
      <${L} name=${t} />${e}
    </button>
  `}function oc({video:e}){let t=st(e.id),o=ge(t);return a`
    <span class="thumbnail">
      ${o?a`<img src=${o} alt="" />`:t===null&&a`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function Er({video:e,onYes:t,onNo:o}){let s=A();return T(()=>{let n=s.current;return n.showModal(),()=>n.close()},[]),a`
    <dialog ref=${s} aria-labelledby="remove-title" onCancel=${o}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${we(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${o}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*Tr(e){let t="";for await(let o of nc(e)){t=(t+o).replaceAll(`\r
`,`
`);let s=t.split(`

`);t=s.pop(),yield*s.map(sc).filter(n=>n.data)}}function sc(e){let t={event:"message",data:""};for(let o of e.split(`
`)){let[,s,n]=/^(\w+): ?(.*)$/.exec(o)??[];s==="event"&&(t.event=n),s==="data"&&(t.data+=(t.data&&`
`)+n)}return t}async function*nc(e,t=6e4){let o=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let s=setTimeout(()=>o.cancel(),t),{done:n,value:r}=await o.read().finally(()=>clearTimeout(s));if(n)return;yield r}}finally{o.cancel().catch(()=>{})}}var Vo=1e3,rc=5e3,ac=1e4;async function Ar(e,t,{onVideo:o,onTrouble:s,signal:n}){let r=Or;for(let i=0;!n.aborted;){try{for await(let l of r(e,t,n))if(i=0,s(null),o(l),ne(l))return}catch(l){if(n.aborted)return;if(l.code==="not_found"&&r===Or)r=ic;else{if(l.isFinal)throw l;s(l)}}await zo(Math.min(ac,Vo*2**i++),n)}}async function Ir(e,{onPage:t,onTrouble:o,signal:s}){for(;!s.aborted;){let n=!1;try{let r=await e(s);if(s.aborted)return;o(null),t(r),n=r.data.some(i=>!ne(i))}catch(r){if(s.aborted||(o(r),r.isFinal))return}await zo(n?Vo:rc,s),await lc(s)}}async function*Or(e,t,o){let s=await e.call(`${be(t)}/events`,{signal:o,headers:{accept:"text/event-stream"}});for await(let{event:n,data:r}of Tr(s.body))n==="video"&&(yield JSON.parse(r))}async function*ic(e,t,o){for(;;)yield await e.video(t,o),await zo(Vo,o)}function zo(e,t){return new Promise(o=>{let s=setTimeout(o,e);t.addEventListener("abort",()=>(clearTimeout(s),o()),{once:!0})})}function lc(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function Pr({route:e}){let{api:t,announce:o,refresh:s}=y(b),[n,r]=h(0),{page:i,trouble:l}=cc(t,e,n),[c,d]=h(null),[p,f]=h(null),u=A();async function m(v,_){d(null);try{await v(),o(_),s(),r(n+1)}catch(w){d(w)}}let g=v=>m(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),S=async()=>{f(null),await m(()=>t.remove(p.id),"Deleted."),u.current.focus()};return a`
    <section class="page" aria-busy=${i?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${dc} key=${e.search} route=${e} />
          <${uc} route=${e} />
        </div>
      </div>
      <${I} error=${c??l} />
      ${e.search&&a`<${pc} page=${i} />`}
      ${i?.data.length>0&&a`<${mc} page=${i} onCancel=${g} onRemove=${f} />`}
      ${i&&!i.data.length&&!i.isSearching&&a`<${fc} route=${e} />`}
      ${i&&a`<${hc} route=${e} page=${i} />`}
      ${p&&a`<${Er} video=${p} onYes=${S} onNo=${()=>f(null)} />`}
    </section>
  `}function cc(e,t,o){let{status:s,search:n,after:r,before:i}=t,[l,c]=h(null),[d,p]=h(null);return T(()=>c(null),[s,n,r,i]),T(()=>{let f=new AbortController,{signal:u}=f,m=()=>dr(e,t,c,u);return n?m().then(c,g=>u.aborted||p(g)):Ir(m,{onPage:c,onTrouble:p,signal:u}),()=>f.abort()},[e,s,n,r,i,o]),{page:l,trouble:d}}function dc({route:e}){let t=A();return a`
    <form class="search" role="search" onSubmit=${s=>{s.preventDefault(),location.hash=oe({status:e.status,search:t.current.value.trim()})}}>
      <${L} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function uc({route:e}){return a`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...rt}).map(([t,o])=>a`
          <a href=${oe({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${o}</a>
        `)}
    </nav>
  `}function pc({page:e}){let t=`${$(e?.data.length??0)} found in ${$(e?.searched??0)} films`,o=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return a`<p class="quiet small" role="status">${t}${o}${e?.isSearching===!1?".":"\u2026"}</p>`}function mc({page:e,onCancel:t,onRemove:o}){return a`
    <ul class="gallery">
      ${e.data.map(s=>a`<${Cr} key=${s.id} video=${s} onCancel=${t} onRemove=${o} />`)}
    </ul>
  `}function fc({route:e}){let t=a`<a href=${oe()}>Show all films</a>`;return e.search?a`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?a`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?a`<p class="none">There are no more films. ${t}.</p>`:a`<p class="none">No films yet. <a href=${X}>Make the first one</a>: a still and a sentence are enough.</p>`}function hc({route:e,page:t}){let{status:o}=e;return e.search||!(t.newer||t.older)?null:a`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&a`<a class="button" href=${oe({status:o})}>Newest</a>`}
      ${t.newer&&a`<a class="button" href=${oe({status:o,before:t.newer})}>Newer</a>`}
      ${t.older&&a`<a class="button" href=${oe({status:o,after:t.older})}>Older</a>`}
    </nav>
  `}function oo({evidence:e}){let{cause:t,sentAt:o,lostAt:s,readingBefore:n,readingAfter:r,moved:i,otherCredits:l,credits:c}=e;return a`
    <p class="small">Sent ${x(o)}. Its answer was lost ${x(s)}${t&&a`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${Nr} name="Counter before" reading=${n} />
      <${Nr} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${i===null?"not known":$(i)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":$(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${$(c)}</dd></div>
    </dl>
  `}function Nr({name:e,reading:t}){return a`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":a`
              ${$(t.usedCredit)}
              <span class="quiet small"><a href=${ce(t.generationId)}>read ${x(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function so({evidence:{proposal:e,basis:t,verdict:o}}){return o?a`
      <p class="proposed">
        <b>Verdict: ${o.billed?"it was billed":"it was not billed"}.</b> ${P(o.refundedCredit)} given back,
        ${" "}${x(o.createdAt)}. ${o.note&&a`<span dir="auto">${o.note}</span>`}
      </p>
    `:a`<p class="proposed"><b>${Mn[e]??e}.</b> ${Un[t]??t}</p>`}var Yo=e=>e.reduce((t,{kind:o,amount:s})=>t+({settle:s,refund:-s}[o]??0),0);function Lr({story:{id:e,client_name:t,entries:o},onDone:s}){let{api:n}=y(b),[r,i]=h(""),[l,c]=h(null),d=P(Yo(o)),p=({note:f,once:u},m)=>n.operate.refund(e,f?{note:f}:{},{isDry:m,once:m?void 0:u});return a`
    <div class="form beside">
      <${E} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${r} onInput=${i} />
      <div class="actions">
        <button type="button" class="button" onClick=${()=>c({note:r.trim(),once:Te()})}>Give the credits back…</button>
      </div>
    </div>
    ${l&&a`<${M} title=${`Give ${d} back to ${t}?`} name=${t} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async()=>$c(await p(l,!0))} act=${()=>p(l,!1)}
      onDone=${()=>(c(null),s("The credits are given back."))} onNo=${()=>c(null)} />`}
  `}var $c=({amount:e,note:t})=>({givenBack:{from:null,to:P(e)},note:{from:null,to:t}});function Rr({times:e}){let t=Object.keys(Ro),o=t.reduce((n,r)=>n+e[r],0),s=n=>t.slice(0,n).reduce((r,i)=>r+e[i],0);return a`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((n,r)=>{let[i,l]=[s(r),e[n]].map(c=>ue(c,o));return a`<rect key=${n} class=${n} x=${i} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(n=>a`<div key=${n}><dt><i class=${`dot ${n}`}></i>${Ro[n]}</dt><dd>${Jo(e[n])}</dd></div>`)}
      <div><dt>Together</dt><dd>${Jo(o)}</dd></div>
    </dl>
    <${gc} waits=${e.waits} />
  `}function gc({waits:e}){let t=e.filter(o=>o.waiting_for!==null);return t.length?a`
    <ul class="waits small">
      ${t.map(({began_at:o,seconds:s,waiting_for:n,reason:r})=>a`
          <li key=${o}>
            ${Jo(s)} from ${x(o)}: it waited for ${Gt[n]??n}
            ${r&&a`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var Jo=e=>e<10?`${$(Math.round(e*10)/10)} s`:Z(e);function Dr({route:{id:e}}){let{api:t,may:o,announce:s}=y(b),n=B(c=>t.operate.generation(e,c),[t,e]),{data:r,error:i}=n,l=c=>{s(c),n.again()};return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <p class="small"><a href=${Y()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${G} loaded=${n} />
      ${i?.status===404&&a`<p class="part-none"><a href=${Y()}>Look for it among all generations</a>.</p>`}
      ${r&&a`<${bc} story=${r} mayChange=${o("operate:write")} onDone=${l} />`}
    </section>
  `}function bc({story:e,mayChange:t,onDone:o}){return a`
    <${wc} story=${e} />
    ${e.evidence&&a`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${so} evidence=${e.evidence} />
        <${oo} evidence=${e.evidence} />
        ${!e.evidence.verdict&&a`<p class="small part-none"><a href=${J({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?a`<${Rr} times=${e.times} />`:a`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${yc} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${_c} entries=${e.entries} />
      ${t&&Yo(e.entries)>0&&a`<${Lr} story=${e} onDone=${o} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${vc} videos=${e.videos} />
    </section>
  `}function wc({story:e}){let{id:t,state:o,failure:s,client_id:n,client_name:r,credits:i,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return a`
    <p class="quiet small facts">
      <span class=${`state ${Bt(o)}`}>${pt[o]??o}</span>
      ${s&&o!=="unknown"&&a`<span>${Ie[s]??s}</span>`}
      <span>${P(i)}, paid by <a href=${W(n)} dir="auto">${r}</a></span>
      <span>accepted ${x(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&a`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function yc({attempts:e}){return e.length?a`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:o,detail:s,started_at:n,ended_at:r})=>a`
          <li key=${t}>
            <p><b>${o===null?"The answer is awaited":Dn[o]??o}</b></p>
            ${s&&a`<p class="small" dir="auto">${s}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(n*1e3).toISOString()}>${x(n)}</time>
              ${r!==null&&`, answered after ${Z(r-n)}`}
            </p>
          </li>
        `)}
    </ol>
  `:a`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function _c({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:o,amount:s,note:n,created_at:r})=>a`
              <tr key=${t}>
                <td class="name">${Ke[o]}${n&&a` <span class="quiet small" dir="auto">${n}</span>`}</td>
                <td class="quiet">${x(r)}</td>
                <td class="number">${$(s)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function vc({videos:e}){return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>a`<${kc} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:a`<p class="quiet part-none">None: all were deleted.</p>`}function kc({video:{id:e,client_id:t,client_name:o,status:s,failure:n,cache:r,credits:i,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return a`
    <tr>
      <td class="name"><a href=${W(t)} dir="auto">${o}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&a`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${rt[s]}${n&&a` <span class="quiet small">${Ie[n]??n}</span>`}</td>
      <td>${Fn[r]}</td>
      <td class="number">${$(i)}</td>
    </tr>
  `}var Sc=50,xc={"":"All",...pt},Cc={"":"All",...Ie},Ec=["client","state","failure"];function Fr({route:e}){let{api:t}=y(b),{page:o,...s}=e,r=B(m=>t.operate.generations({...Et(s),limit:Sc},m),[t,...Object.values(s)]),{data:i,error:l}=r,{after:c,...d}=s,p=Object.values(d).some(Boolean),{problems:f,notice:u}=U(l,Ec);return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${Tc} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${f} />
      <${G} loaded=${{...r,error:u}} />
      ${i?.data.length>0&&a`<${Oc} generations=${i.data} />`}
      ${i&&!i.data.length&&a`<${Ic} isFiltered=${p||c} />`}
      <${Xe} name="generations" page=${i} after=${c} write=${m=>Y({...d,after:m})} />
    </section>
  `}function Tc({kept:e,isFiltered:t,problems:o}){let[s,n]=h(e),r=c=>d=>n(p=>({...p,[c]:d.trim()})),i=c=>{c.preventDefault(),location.hash=Y(s)},l=c=>({name:c,problems:o,value:s[c],onInput:r(c)});return a`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${i} novalidate>
      <${z} ...${l("state")} label="State" options=${xc} />
      <${z} ...${l("failure")} label="Why it failed" options=${Cc} />
      <${E} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${E} ...${l("from")} type="date" label="First day" />
      <${E} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Y()}>Show all</a>`}
      </div>
    </form>
  `}function Oc({generations:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>a`<${Ac} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function Ac({generation:{id:e,state:t,failure:o,client_id:s,client_name:n,credits:r,created_at:i,ended_at:l}}){return a`
    <tr>
      <td><a href=${ce(e)}>${x(i)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Bt(t)}`}>${pt[t]??t}</span>
        ${o&&t!=="unknown"&&a` <span class="small">${Ie[o]??o}</span>`}
      </td>
      <td class="name"><a href=${W(s)} dir="auto">${n}</a></td>
      <td class="number spare">${$(r)}</td>
      <td class="number spare">${l===null?"":Z(l-i)}</td>
    </tr>
  `}function Ic({isFiltered:e}){return e?a`<p class="none">No generation fits. <a href=${Y()}>Show all generations</a>.</p>`:a`<p class="none">No film was asked for yet. <a href=${q()}>Give a client credits and a key</a>, then it can make one.</p>`}var Pc={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Qo={name:"",creditLimit:"0",role:"MEMBER",reason:""},Nc=Object.keys(Qo);function Mr(){let{api:e,announce:t}=y(b),[o,s]=h(Qo),[n,r]=h(null),[i,l]=h(null),[c,d]=h(!1),p=A(),f=v=>_=>s(w=>({...w,[v]:_}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:_,creditLimit:w,role:k,reason:O}=o;try{let N={name:_.trim(),creditLimit:te(w),role:k};l(await e.operate.createClient(O.trim()?{...N,reason:O.trim()}:N)),t("Created.")}catch(N){r(N),p.current.elements[N.param]?.focus()}d(!1)}let m=()=>{s(Qo),l(null)};if(i)return a`<${Rc} client=${i} onAnother=${m} />`;let{problems:g,notice:S}=U(n,Nc);return a`
    <section class="page narrow">
      <p class="small"><a href=${q()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${E} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${o.name} onInput=${f("name")} />
        <${z} name="role" label="What it is for" hint=${Pc[o.role]} problems=${g} options=${ae}
          value=${o.role} onInput=${f("role")} />
        <${E} name="creditLimit" label="Limit in credits" hint=${Lc(o.creditLimit)} inputmode="numeric" problems=${g}
          value=${o.creditLimit} onInput=${f("creditLimit")} />
        <${E} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${o.reason} onInput=${f("reason")} />
        <${I} error=${S} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function Lc(e){let t=te(e);return`${typeof t=="number"&&t>999?`${P(t)}. `:""}What it may spend in total. It can be changed at any time.`}function Rc({client:e,onAnother:t}){return a`
    <section class="page narrow">
      <p class="small"><a href=${q()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${tt} text=${e.key.key}>
        <a class="button" href=${W(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}function Ur({tasks:e,mayChange:t}){if(!e.length){let o=t&&a` You can <a href=${ut}>create a client</a>.`;return a`<p class="quiet part-none">Nothing: every app is active and has credits.${o}</p>`}return a`<ul class="tasks">${e.map(o=>a`<${Dc} key=${o.name} task=${o} />`)}</ul>`}function Dc({task:{name:e,help:t,sum:o,links:s=[],more:n=0,all:r}}){let i=s.map(({href:c,text:d})=>a`<a href=${c} dir="auto">${d}</a>`),l=n>0?[...i,`${$(n)} more`]:i;return a`
    <li>
      <p class="sum">${o}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Pe(l)}
          ${r&&a`${l.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}function qr({paused:e,mayChange:t,onDone:o}){return a`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.keys(mt).map(s=>a`<${Zo} key=${s} what=${s} pause=${e.find(n=>n.what===s)} mayChange=${t} onDone=${o} />`)}
    </section>
  `}function Zo({what:e,pause:t,mayChange:o,onDone:s}){let{api:n}=y(b),{name:r,help:i}=mt[e],[l,c]=h(""),[d,p]=h(null),[f,u]=h(!1),m=t?"resume":"pause",g=t?.cause==="price_differs",S=w=>n.operate.steerQueue(m,{what:e,...l.trim()&&{reason:l.trim()}},{isDry:w}),v=()=>{u(!1),c(""),s(`${r}: ${t?"resumed":"paused"}.`)};return a`
    <form class="form pause" aria-label=${r} onSubmit=${async w=>{if(w.preventDefault(),g)return u(!0);p(null);try{await S(!1),v()}catch(k){p(k)}}} novalidate>
      <div>
        <h3>${r} ${t?a`<span class="state bad">Paused</span>`:a`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${i}</p>
        ${t&&a`
          <p class="small">
            Paused ${g&&"by the price guard "}${x(t.since)}${t.reason&&a`: <span dir="auto">${t.reason}</span>`}
          </p>
        `}
      </div>
      ${o&&a`
        <${E} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${I} error=${d} />
        <div class="actions">
          <button class="button">${t?"Resume":"Pause"}${g&&"\u2026"}<span class="unseen"> ${r.toLowerCase()}</span></button>
        </div>
      `}
    </form>
    ${f&&a`<${M} title="Resume paid calls?" yes="Resume them"
      lead="They go on with the prices that Kinora has now. If those are not corrected, more films cost the other price until the guard sees it."
      rehearse=${async()=>Fc(await S(!0))} act=${()=>S(!1)} onDone=${v} onNo=${()=>u(!1)} />`}
  `}var Fc=({depth:e,concurrency:t})=>({paidCalls:{from:"paused",to:"go on"},waitingFilms:{from:null,to:`${$(e)}, of which ${$(t)} can be sent at once`}});function jr({upstream:e,mayChange:t,onDone:o}){let{key_valid:s,paused:n,stopped:r,readings:[i],drift:l}=e;return a`
    <section aria-labelledby="upstream-title" class="part">
      <h2 id="upstream-title">Account of the model</h2>
      <dl class="tally">
        <div><dt>Our key</dt><dd>${{true:"accepted",false:"refused"}[s]??"not used yet"}</dd></div>
        <div><dt>Paid calls</dt><dd>${n?"paused":r?"stopped":"go on"}</dd></div>
        ${i&&a`
          <div><dt>Used of its limit</dt><dd>${$(i.used_credit)} of ${$(i.credit_limit)}</dd></div>
          <div><dt>Drift</dt><dd class=${l===0?null:"out"}>${_e(l)}</dd></div>
        `}
      </dl>
      <p class="quiet small under-tally">${Mc(e)}</p>
      ${n&&a`<${Zo} what="paid_calls" pause=${n} mayChange=${t} onDone=${o} />`}
    </section>
  `}function Mc({readings:e,counted_since:t,moved_credits:o,settled_credits:s,drift:n,cause:r}){if(!e.length)return"No paid call has shown its counter yet.";let i=`The counter stands as the last paid call showed it, ${x(e[0].read_at)}.`;if(e.length<2)return`${i} With the next one, it is compared with what our calls cost.`;let l=`Since ${x(t)} it has moved by ${$(o)}, and our calls cost ${$(s)}.`;return`${i} ${l} ${n===0&&!r?"Nothing else has moved it.":`What is left has a cause: ${Ht[r]?.name??r}.`}`}var es=100,Br="Of their limit, or of their budget in its current window.",Xo=3,Uc=80,ts=({role:e})=>e==="MEMBER";function Wr({clients:e,refused:t,unknown:o,queue:s,upstream:n}){return[...qc(s,n),...jc(n),...Bc(s),...Gc(e),...Hc(t,o)]}function qc({paused:e},{stopped:t}){let s={name:"Paused in the queue",help:e.some(({cause:r})=>r==="price_differs")?"The price guard has paused paid calls: see the account of the model below.":"It lasts until an operator resumes it.",sum:$(e.length),all:dt},n={name:"No paid call is sent",help:Wt[t]??t,sum:"!",all:dt};return[...e.length?[s]:[],...t?[n]:[]]}function jc({findings:e}){return Object.entries(Object.groupBy(e,({cause:t})=>t)).map(([t,o])=>{let{since:s,until:n,generation_ids:r}=o.at(-1),{name:i,help:l,all:c}=Ht[t]??{name:t,help:""},d=_e(o.reduce((u,{credits:m})=>u+m,0)),p=t==="price_differs"?qn(o.at(-1)):`Last seen between ${x(s)} and ${x(n)}.`,f=r.slice(0,Xo).map(u=>({href:ce(u),text:u}));return{name:i,help:`${d} credits. ${l} ${p}`,sum:$(o.length),links:f,all:c}})}function Bc({credit_total:e}){let t=e?Math.floor(ue(e.used+e.held,e.limit)):0;return t<Uc?[]:[{name:"Used of the limit of all clients",help:"Where too little is left for a film, it is refused. Raise it if all clients together may spend more.",sum:`${t} %`}]}function Gc(e){let t=e.filter(l=>ts(l)&&l.status==="ACTIVE"),o=t.filter(({availableCredit:l})=>l<=0),s=l=>({alerts:c})=>c.some(d=>d.threshold===l),[n,r]=[t.filter(s(100)),t.filter(s(80))],i=e.filter(({status:l})=>l==="SUSPENDED");return[{name:"Reached 100 %",help:`${Br} Where nothing is left, new films are refused.`,found:n},{name:"Reached 80 %",help:`${Br} Raise it, or ask what they need.`,found:Gr(r,n)},{name:"No credits left",help:"They can make no new film until their limit is raised.",found:Gr(o,n)},{name:"Suspended",help:"Their requests are refused until they are activated.",found:i,all:q({status:"SUSPENDED"})}].filter(({found:l})=>l.length).map(({found:l,...c})=>({...c,sum:$(l.length),links:l.slice(0,Xo).map(Wc),more:l.length-Xo}))}var Wc=({id:e,name:t})=>({href:W(e),text:t}),Gr=(e,t)=>e.filter(o=>!t.includes(o));function Hc(e,t){return[{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",page:t,all:J()},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",page:e,all:Q({outcome:"refused"})}].filter(({page:o})=>o.data.length).map(({page:o,...s})=>({...s,sum:`${$(o.data.length)}${o.has_more?"+":""}`}))}var Kc=5,Vc=24*3600;function Hr(){let{api:e,may:t,announce:o}=y(b),s=B(l=>zc(e,l),[e]),{data:n,error:r}=s,i=l=>{o(l),s.again()};return a`
    <section class="page" aria-busy=${n||r?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${G} loaded=${s} />
      ${n&&a`<${Jc} ...${n} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}async function zc(e,t){let o=Math.floor(Date.now()/1e3)-Vc,[s,n,r,i,l,c]=await Promise.all([Yc(qo(e,{},t)),e.operate.auditLog({limit:Kc},t),e.operate.auditLog({outcome:"refused",created_after:o,limit:es},t),e.operate.generations({state:"unknown",verdict:"none",limit:es},t),e.operate.queue(t),e.operate.upstream(t)]);return{clients:s,last:n.data,refused:r,unknown:i,queue:l,upstream:c}}async function Yc(e){let t=[];for await(let o of e)t.push(o);return t}function Jc({last:e,mayChange:t,onDone:o,...s}){let{clients:n,queue:r,upstream:i}=s;return a`
    <p class="quiet">${Zc(n)}${n.length>=Zt&&` These are the first ${$(Zt)} only.`}</p>
    ${n.length>0&&a`<${qe} credits=${Xc(n)} />`}
    ${r.credit_total&&a`<${Qc} total=${r.credit_total} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Ur} tasks=${Wr(s)} mayChange=${t} />
    </section>
    <${jr} upstream=${i} mayChange=${t} onDone=${o} />
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Q()}>Audit log</a></div>
      ${e.length?a`<${et} entries=${e} />`:a`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function Qc({total:{limit:e,used:t,held:o}}){let s={creditLimit:e,usedCredit:t,heldCredit:o,availableCredit:e-t-o};return a`
    <section aria-labelledby="total-title" class="part">
      <h2 id="total-title">Limit of all clients together</h2>
      <p class="quiet">Beyond it, whoever needs a new film is refused. It is set by <code>KINORA_CREDIT_LIMIT_TOTAL</code>.</p>
      <${qe} credits=${s} />
    </section>
  `}function Zc(e){let t=(n,r,i)=>`${$(n)} ${n===1?r:i}`,o=e.filter(ts).length,s=e.length-o;return`${t(o,"app","apps")}${s?` and ${t(s,"operator or reader","operators and readers")}`:""}, together:`}function Xc(e){let t=o=>e.reduce((s,n)=>s+n[o],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(o=>[o,t(o)]))}function Kr({address:e,fields:t,image:o}){let s={address:e,fields:t,image:o??"still.png",isFile:!o?.startsWith("https://")};return[{name:"cURL",language:"bash",code:ed(s)},{name:"JavaScript",language:"javascript",code:td(s)},{name:"Python",language:"python",code:od(s)},{name:"OpenAI SDK",language:"python",code:rd(s)}]}function ed({address:e,fields:t,image:o,isFile:s}){let n=Object.entries(s?t:{image:o,...t}).map(([l,c])=>`  --form-string ${os(`${l}=${c}`)}`),r=s?" -F 'image=@-;filename=still'":"",i=s?` \\
  < ${os(o)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${os(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${n.join(` \\
`)}${i}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function td({address:e,fields:t,image:o,isFile:s}){let n=s?`new Blob([await readFile(${JSON.stringify(o)})]), 'still'`:JSON.stringify(o);return`// node 18 or newer: node film.mjs
import { ${s?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${n});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function od({address:e,fields:t,image:o,isFile:s}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Vr(t)}
}
${s?sd(o):nd(o)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var sd=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,nd=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function rd({address:e,fields:t,image:o,isFile:s}){let{prompt:n,seconds:r,...i}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(n)},
${s?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${Vr(s?i:{image:o,...i},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${s?`with open(${JSON.stringify(o)}, "rb") as still:
${ad(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var ad=e=>e.replace(/^/gm,"    "),os=e=>`'${e.replaceAll("'","'\\''")}'`;function Vr(e,t=4){let o=s=>typeof s=="boolean"?s?"True":"False":JSON.stringify(s);return Object.entries(e).map(([s,n])=>`${" ".repeat(t)}${JSON.stringify(s)}: ${o(n)},`).join(`
`)}function Yr({fields:e,image:t,answer:o,video:s}){let n=We(e),r=Kr({address:wt(),fields:n,image:t?.name??t}),i={image:t instanceof File?`${t.name}, ${pe(t.size)}`:t??"a file",...n};return a`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${id} samples=${r} />
        <div class="json">
          <${zr} title="Request" line="POST /videos, as a form" body=${i} />
          <${zr} title="Answer" line=${ld(o,s)} body=${s??o?.body} />
        </div>
      </div>
    </section>
  `}function id({samples:e}){let[t,o]=h(0),s=A(),n=e[t];return a`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${s} onKeyDown=${i=>{let l={ArrowRight:1,ArrowLeft:-1}[i.key];if(!l)return;i.preventDefault();let c=(t+l+e.length)%e.length;o(c),s.current.children[c].focus()}}>
          ${e.map(({name:i},l)=>a`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>o(l)}>${i}</button>
            `)}
        </div>
        <${xe} label="Copy" text=${()=>n.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${n.code}</code></pre>
    </div>
  `}function zr({title:e,line:t,body:o}){return a`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${o?JSON.stringify(o,null,2):"\u2026"}</code></pre>
    </section>
  `}function ld(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var je=e=>e.split(":").map(Number);function ss(e,t,o){let[s,n]=je(o),r=s/n;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function Jr(e,t,o){let s=ss(e,t,o),n=Math.round(100-Math.min(s.width,s.height));if(n<1)return`${o} fits: nothing is cut.`;let r=s.width<s.height?"left and right":"top and bottom";return`${o} keeps the middle; ${n} % is cut at ${r}.`}function Xr({fields:e,change:t,problems:o,children:s}){let n={fields:e,change:t,problems:o};return a`
    <${dd} ...${n}>${s}<//>
    <${ns} ...${n} name="aspect_ratio" legend="Aspect ratio" values=${vt} icon=${ud} />
    <div class="pair">
      <${ns} ...${n} name="resolution" legend="Resolution" values=${kt} />
      <${ns} ...${n} name="seconds" legend="Duration" values=${St} unit=" s" />
    </div>
    <div class="switches">
      <${Zr} ...${n} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Zr} ...${n} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${pd} ...${n} />
    </div>
  `}function dd({fields:e,change:t,problems:o,children:s}){let n=ks(e.prompt);return a`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${s}
        <span class=${`count ${n>4e3?"too-many":""}`} id="prompt-count">
          ${$(n)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${$(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${o.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${V} name="prompt" problems=${o} />
    </div>
  `}var ud=e=>{let[t,o]=je(e);return a`<${Kn} across=${t} down=${o} />`};function ns({fields:e,change:t,problems:o,name:s,legend:n,values:r,icon:i,unit:l=""}){return a`
    <fieldset class="field" aria-describedby=${`${s}-problem`}>
      <legend>${n}</legend>
      <div class="choice">
        ${r.map(c=>a`
            <label key=${c}>
              <input type="radio" name=${s} value=${c} checked=${e[s]===c}
                onChange=${()=>t({[s]:c})} />
              <span>${i?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${V} name=${s} problems=${o} />
    </fieldset>
  `}function Zr({fields:e,change:t,problems:o,name:s,label:n,help:r}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">${n}</span><span class="quiet small" id=${`${s}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${s} aria-label=${n} checked=${e[s]}
          aria-describedby=${`${s}-help ${s}-problem`} onChange=${i=>t({[s]:i.target.checked})} />
      </label>
      <${V} name=${s} problems=${o} />
    </div>
  `}function pd({fields:e,change:t,problems:o}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${o.take?"true":null}
          onInput=${({target:s})=>t({take:Number.isInteger(s.valueAsNumber)?s.valueAsNumber:s.value})} />
      </label>
      <${V} name="take" problems=${o} />
    </div>
  `}var ea="kinora.notify",rs=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",as=()=>rs()&&Notification.permission==="granted"&&sessionStorage.getItem(ea)==="yes";function ta(){let[e,t]=h(as),[o,s]=h(!rs());return o?null:a`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(ea,r==="granted"?"yes":"no"),t(as()),s(!rs())}}>
      <${L} name=${e?"done":"bell"} />Notify me
    </button>
  `}function oa(e){if(!document.hidden||!as())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let o=new Notification(t,{body:we(e.prompt),tag:e.id});o.onclick=()=>window.focus()}catch{}}var sa="kinora.tab",is="stills";var no=e=>`video/${e}`;async function ro(e,t){await $t("readwrite",o=>o.put({file:t,time:Date.now()},ls(e))),await $d()}var na=e=>$t("readwrite",t=>t.delete(ls(e)));async function ao(e){return(await $t("readonly",o=>o.get(ls(e))))?.file??null}var ls=e=>`${md()}/${e}`;function md(){let e=sessionStorage.getItem(sa);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(sa,t),t}async function $t(e,t){let o=new Promise(s=>setTimeout(()=>s(null),2e3));return Promise.race([o,fd(e,t).catch(()=>null)])}async function fd(e,t){let o=await hd();try{return await ra(t(o.transaction(is,e).objectStore(is)))}finally{o.close()}}function hd(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(is).createIndex("time","time"),ra(e)}var ra=e=>new Promise((t,o)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>o(e.error)});async function $d(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await $t("readonly",o=>o.index("time").getAllKeys(e));for(let o of t??[])await $t("readwrite",s=>s.delete(o))}function aa(e,t){let{api:o,announce:s,mark:n,refresh:r}=y(b),[i,l]=h({});return T(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return Ar(o,e,{onVideo:u=>{l({video:u}),n(Cs(u)),d&&d.status!==u.status&&(s(ne(u)?`${He(u)}.`:Ae(u)),r(),ne(u)&&oa(u)),d=u},onTrouble:u=>l(m=>({...m,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),n("")}},[o,e]),{...i,set:c=>l({video:c})}}function ia(e,t,o){let{api:s,announce:n}=y(b),[r,i]=h(null);return T(()=>{if(i(null),!e.id||t.isLoaded)return;let l=new AbortController;return gd(s,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";n(`Take ${c.fields.take} is set. ${d}`),o()},c=>!l.signal.aborted&&i(c)),()=>l.abort()},[s,e.id,e.again]),{error:r}}async function gd(e,{id:t,again:o},s){let n=await e.video(t,s),r=await ao(no(t)),i=We(n);return{image:r,fields:o&&n.status!=="failed"?{...i,take:i.take+1}:i}}function la(){let[e,t]=h(Date.now());return T(()=>{let o=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(o)},[]),e/1e3}var ca="kinora.loop";function ua({id:e,seen:t,outcome:o}){let{video:s,error:n,trouble:r}=t;return n?a`<${I} error=${n}><p><a href=${oe()}>See all your films</a></p><//>`:s?a`<${bd} key=${e} video=${s} trouble=${r} outcome=${o} onVideo=${t.set} />`:a`<div class="screen" aria-busy="true"></div>`}function bd({video:e,trouble:t,outcome:o,onVideo:s}){let n=e.status==="completed",r=Vn(e.id,n),[i,l]=h(!1),[c,d]=h(sessionStorage.getItem(ca)!=="no"),p=()=>{sessionStorage.setItem(ca,c?"no":"yes"),d(!c)},f=r.error??(i?{message:"This browser cannot play the film. Download it instead."}:null);return a`
    <${wd} video=${e} link=${!i&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${yd} video=${e} error=${f} />
    <//>
    <div class="under">
      <p class=${`outcome ${at(e)?"charged":""}`}>${o??Ts(e)}</p>
      <p class="quiet small">${Os(e)}</p>
      <${I} error=${t} />
      <${vd} video=${e} isLooped=${c} onLoop=${p} onVideo=${s} />
    </div>
  `}function wd({video:e,link:t,isLooped:o,onFailure:s,children:n}){let r=ge(st(e.id)),[i,l]=je(e.aspect_ratio);return a`
    <div class="screen" style=${{"--across":i,"--down":l}}>
      ${t?a`<${zn} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${o} onFailure=${s} />`:a`${r&&a`<img src=${r} alt="" />`}${n}`}
    </div>
  `}function yd({video:e,error:t}){return e.status==="failed"?a`<${da} title=${Is(e)} text=${e.error.message} />`:t?a`<${da} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?a`<div class="curtain"><p class="state">Opening the film</p></div>`:a`<div class="curtain"><${_d} video=${e} /></div>`}function _d({video:e}){let t=la(),o=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),s=!!e.estimated_completed_at;return a`
    <p class="state">${Ae(e)}${s&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${s?e.progress:void 0} aria-label=${Ae(e)}></progress>
    <p class="small">
      ${Z(Math.max(0,t-e.created_at))} so far${s&&`, about ${Z(o)} left`}
    </p>
  `}function da({title:e,text:t}){return a`<div class="curtain"><p class="state">${e}</p><p><${Se} text=${t} /></p></div>`}function vd({video:e,isLooped:t,onLoop:o,onVideo:s}){let n=e.status==="completed";return a`
    <div class="actions">
      ${n&&a`
        <${Yt} id=${e.id} />
        <${Yn} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${o}><${L} name="loop" />Loop</button>
        <a class="button" href=${Fe(e.id)}><${L} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&a`<a class="button" href=${Fe(e.id)}><${L} name="again" />Try again</a>`}
      ${!ne(e)&&a`<${ta} />`}
      ${e.status==="queued"&&a`<${kd} video=${e} onVideo=${s} />`}
      <a class="button" href=${X}>New film</a>
    </div>
  `}function kd({video:e,onVideo:t}){let{api:o,announce:s,refresh:n}=y(b),[r,i]=h(null);return a`
    <button type="button" class="button" onClick=${async()=>{i(null);try{t(await o.cancel(e.id)),s("Cancelled. Nothing was charged."),n()}catch(c){i(c)}}}><${L} name="cancel" />Cancel</button>
    <${I} error=${r} />
  `}function pa(){let{api:e}=y(b),[t,o]=h(null);return T(()=>{let s=new AbortController;return e.videos({limit:1},s.signal).then(n=>o(n.data[0]??null),()=>{}),()=>s.abort()},[e]),t&&a`<${Sd} video=${t} />`}function Sd({video:e}){let t=ge(st(e.id));return a`
    <a class="last" href=${he(e.id)}>
      <span class="thumb">${t&&a`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${He(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function ma({price:e,failure:t}){let{credits:o}=y(b),s=t?.status===402?t.figures:null,n=o&&e!==null?e-o.availableCredit:0;return a`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":$(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${o&&(n>0?a`<span class="short">${P(n)} more than the ${$(o.availableCredit)} you have left</span>`:`of ${$(o.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${s?"notice":null}>
      ${s&&a`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${$(s.required)}</dd>
          <dt>Your limit</dt><dd>${$(s.creditLimit)}</dd>
          <dt>Used</dt><dd>${$(s.usedCredit)}</dd>
          <dt>Held</dt><dd>${$(s.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var xd="The cat looks up and blinks, soft light, slow push-in";function fa({draft:e,desk:t,problems:o}){let{image:s,fields:n}=e;return a`
    <label class="drop">
      <${$a} onFile=${t.choose} problems=${o} />
      ${s instanceof File&&a`<${Ad} key=${s} image=${s} aspectRatio=${n.aspect_ratio} />`}
      ${typeof s=="string"&&a`<${Od} address=${s} />`}
      ${!s&&a`<${Td} aspectRatio=${n.aspect_ratio} />`}
    </label>
    <${V} name="image" problems=${o} />
    <${Pd} image=${s} prompt=${n.prompt} desk=${t} />
  `}function ha({image:e,onImage:t,problems:o}){return a`
    <div class="field">
      <label class="still-row">
        <${$a} onFile=${t} problems=${o} />
        <span class="thumb">${e instanceof File&&a`<${Ed} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Cd(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${V} name="image" problems=${o} />
    </div>
  `}function $a({onFile:e,problems:t}){let o=({target:s})=>{s.files.length&&e(s.files[0]),s.value=""};return a`
    <input class="unseen" type="file" name="image" accept=${vs.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${o} />
  `}var Cd=e=>e instanceof File?`${e.name}, ${pe(e.size)}`:new URL(e).host;function Ed({image:e}){return a`<img src=${ge(e)} alt="" />`}function Td({aspectRatio:e}){let[t,o]=je(e);return a`
    <span class="invitation" style=${{aspectRatio:`${t} / ${o}`}}>
      <${L} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${pe(2e7)}</span>
    </span>
  `}function Od({address:e}){return a`
    <span class="invitation address">
      <${L} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function Ad({image:e,aspectRatio:t}){let o=ge(e),[s,n]=h(null),[r,i]=h(!1),l=({target:c})=>n({width:c.naturalWidth,height:c.naturalHeight});return a`
    <span class="preview">
      ${r?a`<span class="broken quiet">This browser cannot show the file.</span>`:a`<span class="whole" style=${s&&{"--across":s.width,"--down":s.height}}>
            <img src=${o} alt="The still" onLoad=${l} onError=${()=>i(!0)} />
            ${s&&a`<${Id} size=${s} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${s&&`${s.width} \xD7 ${s.height}, `}${pe(e.size)}</span>
      <span>${s&&Jr(s.width,s.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function Id({size:e,aspectRatio:t}){let o=ss(e.width,e.height,t);return a`<span class="frame" style=${{width:`${o.width}%`,height:`${o.height}%`}}></span>`}function Pd({image:e,prompt:t,desk:o}){let[s,n]=h(!1),r=()=>n(!1);return s?a`<${Nd} onAddress=${o.choose} onClose=${r} />`:a`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>n(!0)}><${L} name="link" />Use an address</button>
      ${!e&&a`<${Ld} prompt=${t} desk=${o} />`}
    </div>
  `}function Nd({onAddress:e,onClose:t}){let o=A(),[s,n]=h(null);T(()=>o.current.focus(),[]);let r=()=>{let l=o.current.value.trim();return Rd(l)?(e(l),t()):n("Give the https address of an image, such as https://example.com/cat.png.")};return a`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${o} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${s?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${s}</p>
  `}function Ld({prompt:e,desk:t}){let[o,s]=h(null);return a`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:xd})}catch{s("The sample cannot be loaded. Load the page again.")}}}><${L} name="still" />Try the sample</button>
    ${o&&a`<p class="problem" role="alert">${o}</p>`}
  `}function Rd(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var ga=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function wa({route:e,desk:t}){let o=y(b),s=A(),n=e.again?void 0:e.id,{draft:r}=t,i=Dd(t,s),l=i.answer?.id===n?i.answer:null,c=aa(n,l?.body),d=ia(e,t,()=>s.current.querySelector("[type=submit]")?.focus()),p=fo(o.prices,r.fields),f={...i.problems,...t.fileProblem&&{image:t.fileProblem}},u=m=>{t.change(m),i.forget(Object.keys(m))};return T(()=>i.forget(["image"]),[r.image]),T(()=>i.forget([]),[e.id,e.again]),a`
    <form class="playground" ref=${s} onSubmit=${i.send} onKeyDown=${Md} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${n?a`<${ua} key=${n} id=${n} seen=${c} outcome=${l?.outcome} />`:a`<${fa} draft=${r} desk=${t} problems=${f} />
              ${!e.id&&a`<${pa} />`}`}
      </div>
      ${o.may("videos:write")&&a`<div class="panel">
        ${n&&a`<${ha} image=${r.image} onImage=${t.choose} problems=${f} />`}
        <${Xr} fields=${r.fields} change=${u} problems=${f}>
          ${!e.id&&a`<${Fd} desk=${t} />`}
        <//>
        <${ma} price=${p} failure=${i.failure} />
        <${I} error=${i.notice??d.error??o.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${i.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${m=>i.isOn&&m.preventDefault()}>
          ${i.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${o.may("videos:write")&&a`<${Yr} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function Dd(e,t){let o=y(b),[s,n]=h(null),[r,i]=h({}),[l,c]=h(null),[d,p]=h(!1),{fields:f,image:u}=e.draft;async function m(k){k.preventDefault();let O=Ss(f,u);if(i(O),n(null),Object.keys(O).length)return ba(t.current,Object.keys(O)[0]);p(!0);try{await g()}catch(N){n(N),ga.includes(N.param)&&ba(t.current,N.param)}p(!1)}async function g(){let k=await o.api.create(We(f),u),O=await k.json(),N=k.headers.get("kinora-cache"),H=Date.parse(k.headers.get("date"))/1e3,ee=Es({cache:N,date:H},O,fo(o.prices,f));c({id:O.id,status:k.status,cache:N,outcome:ee,body:O}),e.follow(O.id),o.announce(ee),o.refresh(),location.hash=he(O.id)}function S(k){n(null),i(O=>Object.fromEntries(Object.entries(O).filter(([N])=>!k.includes(N))))}let v=ga.includes(s?.param),_={...r,...v&&{[s.param]:s.message}},w=s&&!v&&s.status!==402?s:null;return{send:m,forget:S,failure:s,problems:_,notice:w,answer:l,isOn:d}}function Fd({desk:e}){return e.restore&&e.isEmpty?a`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&a`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function Md(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function ba(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function ya(){let{api:e,may:t,announce:o}=y(b),s=B(l=>e.operate.queue(l),[e]),{data:n,error:r}=s,i=l=>{o(l),s.again()};return a`
    <section class="page" aria-busy=${n||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${s.again}>Show it as it is now</button>
      </div>
      <${G} loaded=${s} />
      ${n&&a`<${Ud} queue=${n} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}function Ud({queue:e,mayChange:t,onDone:o}){let{depth:s,oldest_age_seconds:n,in_flight:r,concurrency:i,safe_to_stop_at:l}=e;return a`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${$(s)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${n===null?"none":Z(n)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${$(r)} of ${$(i)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":x(l)}</dd></div>
    </dl>
    <${qd} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${jd} clients=${e.clients} mayChange=${t} onDone=${o} />
    </section>
    <${qr} paused=${e.paused} mayChange=${t} onDone=${o} />
  `}function qd({keys:e}){return(e??[]).filter(o=>o.stopped!==null).map(({name:o,stopped:s})=>a`<p key=${o} class="notice">No paid call is sent with key ${o} of the model: <span dir="auto">${Wt[s]??s}</span></p>`)}function jd({clients:e,mayChange:t,onDone:o}){let[s,n]=h(null);return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>a`
              <tr key=${r.client_id}>
                <td class="name"><a href=${W(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${$(r.queued)}</td>
                <td class="number">${$(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&a`${Gt[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&a` <span class="quiet small">for ${Z(r.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${t&&r.queued>0&&a`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${r.client_name}`}
                      onClick=${()=>n(r)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    ${s&&a`<${Bd} client=${s} onDone=${r=>(n(null),o(r))} onNo=${()=>n(null)} />`}
  `:a`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${Y()}>See all generations</a>.</p>`}function Bd({client:{client_id:e,client_name:t},onDone:o,onNo:s}){let{api:n}=y(b),r=i=>n.operate.steerQueue("cancel",{filter:{client:e}},{isDry:i});return a`
    <${M} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>Gd(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:i})=>o(`${$(i)} cancelled.`)} onNo=${s} />
  `}var Gd=({cancelled:e,released_credits:t,has_more:o})=>({cancelled:{from:null,to:`${$(e)}${o?", the oldest first; more are left":""}`},givenBack:{from:null,to:P(t)}});var Ce="kinora.key",Wd=/^kin_op_/,Hd=/^#\/?key=(kin_[\x21-\x7e]+)$/;function cs(){let e=Hd.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Ce,e),e):null}var ds=()=>document.documentElement.dataset.signIn==="proxy";async function _a(){if(!Wd.test(sessionStorage.getItem(Ce)))return null;let e=await _t().catch(()=>null);return e&&sessionStorage.setItem(Ce,e),e}function va(){let[e,t]=h(()=>sessionStorage.getItem(Ce)??localStorage.getItem(Ce)),o=(s,n=!1)=>{sessionStorage.removeItem(Ce),localStorage.removeItem(Ce),s&&(n?localStorage:sessionStorage).setItem(Ce,s),t(s)};return T(()=>{let s=()=>{let n=cs();n&&(t(n),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",s),()=>removeEventListener("hashchange",s)},[]),[e,o]}function ka(){let[e,t]=h(location.hash);return T(()=>{let o=()=>t(location.hash);return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),Cn(e)}function Sa(e){let[t,o]=h({who:null,trouble:null}),s=()=>e.currentKey().then(n=>o({who:n,trouble:null}),n=>o({who:null,trouble:n}));return T(()=>{s()},[e]),{...t,retry:s}}function xa(e,t){let[o,s]=h(null),[n,r]=h(null),[i,l]=h(null),c=async(p,f)=>{try{f(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,s);return T(()=>{d(),c(e.prices,r)},[e,t]),{credits:o,prices:n,refresh:d,trouble:i}}function Ca({reason:e,isOut:t,hasDraft:o,onKey:s}){let[n,r]=h(e),[i,l]=h(!1),c=A(),d=A();T(()=>{document.title="Sign in \xB7 Kinora",c.current.focus(),ds()&&!e&&!t&&p()},[]);async function p(){l(!0);try{s(await _t())}catch(u){l(!1),r(u.message)}}async function f(u){u.preventDefault();let m=c.current.value.trim();r(null),l(!0);let g=await Kd(m);return l(!1),g?(r(g),c.current.focus()):s(m,d.current.checked)}return a`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${f} novalidate>
        <${zt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${c} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${n?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${n&&a`<${Se} text=${n} />`}</p>
        <label class="check"><input ref=${d} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${i}>${i?"One moment\u2026":"Sign in"}</button>
        ${ds()&&a`<button type="button" class="button" disabled=${i} onClick=${p}>Sign in without a key</button>`}
        ${o&&a`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function Kd(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await yt(e,()=>{}).currentKey(),null}catch(t){return t.message}}var Vd={true:"It was billed?",false:"It was not billed?"},zd={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function Ea({evidence:e,onDone:t}){let{api:o}=y(b),[s,n]=h(""),[r,i]=h(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${P(e.credits)} of ${c}, ${x(e.lostAt)}`,p=u=>i({billed:u,once:Te(),note:s.trim()}),f=({billed:u,note:m,once:g},S)=>o.operate.giveVerdict(l,{billed:u,...m&&{note:m}},{isDry:S,once:S?void 0:g});return a`
    <div class="form beside verdict">
      <${E} name=${`note-${l}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${s} onInput=${n} />
      <div class="actions">
        ${[!0,!1].map(u=>a`
            <button type="button" class="button" aria-label=${d(u)} onClick=${()=>p(u)}>
              ${u?"It was billed\u2026":"It was not billed\u2026"}
            </button>
          `)}
      </div>
    </div>
    ${r&&a`<${M} title=${Vd[r.billed]} lead=${zd[r.billed]} yes="Give the verdict"
      rehearse=${async()=>Yd(await f(r,!0))} act=${()=>f(r,!1)}
      onDone=${()=>(i(null),t("The verdict is given."))} onNo=${()=>i(null)} />`}
  `}var Yd=({billed:e,refundedCredit:t,note:o})=>({billed:{from:null,to:e},givenBack:{from:null,to:P(t)},...o&&{note:{from:null,to:o}}});var Jd=20,us={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function Ta({route:{client:e,verdict:t,after:o}}){let{api:s,may:n,announce:r}=y(b),{verdict:i}=us[t]??us.any,c=B(g=>s.operate.generations({state:"unknown",verdict:i,client:e,after:o,limit:Jd},g),[s,i,e,o]),{data:d,error:p}=c,f=g=>{r(g),c.again()},{problems:u,notice:m}=U(p,["client"]);return a`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${Zd} client=${e} verdict=${i} /></div>
      <${Xd} key=${e} client=${e} kind=${t} problems=${u} />
      <${G} loaded=${{...c,error:m}} />
      ${d?.data.length>0&&a`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:S})=>a`<${Qd} key=${g} evidence=${S} mayDecide=${n("operate:write")} onDone=${f} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&a`<${eu} isFiltered=${e||o} isWaiting=${i} />`}
      <${Xe} name="unknown outcomes" page=${d} after=${o} write=${g=>J({client:e,verdict:t,after:g})} />
    </section>
  `}function Qd({evidence:e,mayDecide:t,onDone:o}){let{generationId:s,clientId:n,clientName:r,credits:i,verdict:l}=e;return a`
    <li>
      <h2>
        <a href=${ce(s)}>${P(i)}</a> of <a href=${W(n)} dir="auto">${r}</a>
      </h2>
      <${so} evidence=${e} />
      <${oo} evidence=${e} />
      ${t&&!l&&a`<${Ea} evidence=${e} onDone=${o} />`}
    </li>
  `}function Zd({client:e,verdict:t}){return a`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(us).map(([o,{name:s,verdict:n}])=>a`<a key=${o} href=${J({client:e,verdict:o})} aria-current=${n===t?"true":null}>${s}</a>`)}
    </nav>
  `}function Xd({client:e,kind:t,problems:o}){let[s,n]=h(e);return a`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${i=>{i.preventDefault(),location.hash=J({client:s.trim(),verdict:t})}} novalidate>
      <${E} name="client" label="Paid by (client id)" placeholder="client_…" problems=${o} value=${s} onInput=${n} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&a`<a class="button plain" href=${J({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function eu({isFiltered:e,isWaiting:t}){let o=a`<a href=${J({verdict:"any"})}>Show all unknown outcomes</a>`;return e?a`<p class="none">No unknown outcome fits. ${o}.</p>`:t?a`<p class="none">None waits for a verdict. ${o}, also those that have one.</p>`:a`<p class="none">None: every paid call has an answer. <a href=${Y()}>See all generations</a>.</p>`}var tu={"":"Nothing",client:"Client",outcome:"Outcome"},ou={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function Oa({route:e}){let{api:t}=y(b);return a`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${to} route=${e} calls=${t.operate} write=${Me} figures=${ou} groups=${tu} isOfAll
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Me()}>show the last ${jo} days</a>.`} />
    </section>
  `}var su=10;function Aa({webhook:e,onResend:t}){let{api:o}=y(b),{id:s,url:n}=e,{items:r,hasMore:i,error:l,more:c}=Qe(d=>o.webhooks.deliveries(s,{limit:su,after:d}),[o,e]);return r&&!r.length?a`<p class="quiet part-none">Nothing was sent yet.</p>`:a`
    <${I} error=${l} />
    ${r&&a`
      <div class="table" tabindex="0" role="region" aria-label=${`Deliveries to ${n}`}>
        <table class="deliveries">
          <thead>
            <tr>
              <th>What</th><th>State</th><th>Answer</th><th class="spare">Last try</th>
              ${t&&a`<th><span class="unseen">Send again</span></th>`}
            </tr>
          </thead>
          <tbody>${r.map(d=>a`<${nu} key=${d.id} delivery=${d} onResend=${t} />`)}</tbody>
        </table>
      </div>
    `}
    ${(i||l)&&a`<div class="pages"><button type="button" class="button" onClick=${c}>${l?"Try again":"Older deliveries"}</button></div>`}
  `}function nu({delivery:e,onResend:t}){let{status:o,tries:s,next_try_at:n,tried_at:r,answer_status:i,answer_body:l,error:c}=e;return a`
    <tr>
      <td class="name">${bt(e.event_type)} <code class="quiet">${e.event_id}</code></td>
      <td>
        <span class=${`state ${{delivered:"good",failed:"bad"}[o]??""}`}>${gs[o]??o}</span>
        <span class="quiet small">${` ${$(s)} ${s===1?"try":"tries"}`}${n!==null&&`, the next ${x(n)}`}</span>
      </td>
      <td>${i??""} <span class="quiet small" dir="auto">${c??l}</span></td>
      <td class="quiet spare">${r===null?"not yet":x(r)}</td>
      ${t&&a`<td class="number">
        ${o!=="pending"&&a`<button type="button" class="button" aria-label=${`Send ${e.event_id} again`} onClick=${()=>t(e.id)}>Send again</button>`}
      </td>`}
    </tr>
  `}function Ia({id:e,onDone:t}){let{api:o}=y(b),[s,n]=h(()=>me(Date.now()/1e3-mo*24*3600,ze())),[r,i]=h(null),l=async f=>{f.preventDefault(),i(null);try{let{recovered:u}=await o.webhooks.recover(e,Ct(s));t(u?`${$(u)} sent again.`:"Nothing has failed since that day.")}catch(u){i(u)}},{problems:c,notice:d}=U(r,["since"]),p=`since-${e}`;return a`
    <details class="fold">
      <summary class="button">Send what failed again</summary>
      <form class="form beside" onSubmit=${l} novalidate>
        <${E} name=${p} type="date" label="First day" hint=${`Deliveries are kept for ${mo} days.`}
          problems=${{[p]:c.since}} value=${s} onInput=${n} />
        <${I} error=${d} />
        <div class="actions"><button class="primary">Send them again</button></div>
      </form>
    </details>
  `}var Pa="Copy the new secret now.";function Na({webhook:e,mayChange:t,onDone:o}){let{api:s}=y(b),[n,r]=h(null),[i,l]=h(null),{id:c,url:d,status:p,disabled_reason:f,failing_since:u,previous_secret_expires_at:m}=e,g=p==="enabled",S=(k,O)=>async()=>{r(null);try{o(O,(await k()).secret)}catch(N){r(N)}},v=S(()=>s.webhooks.change(c,{status:g?"disabled":"enabled"}),g?"Disabled.":"Enabled."),_=m?()=>l("rotate"):S(()=>s.webhooks.rotate(c,!1),Pa),w=k=>S(()=>s.webhooks.resend(c,k),"It is sent again.")();return a`
    <section class="part webhook" aria-labelledby=${c}>
      <h2 id=${c}><span class="address" dir="auto">${d}</span> <span class=${`state ${g&&!u?"good":"bad"}`}>${ru(e)}</span></h2>
      <p class="small">Sent: ${e.types.map(bt).join("; ")}.</p>
      ${f&&a`<p class="notice">${$s[f]??f} What happens meanwhile is kept for 30 days, and sent when it is enabled.</p>`}
      ${g&&u&&a`<p class="notice">Everything that was sent since ${x(u)} has failed. The answers are below.</p>`}
      ${m&&a`<p class="quiet small">The previous secret signs too until ${x(m)}.</p>`}
      ${t&&a`
        <div class="actions">
          ${g&&a`<button type="button" class="button" onClick=${S(()=>s.webhooks.test(c),"A test is sent.")}>Send a test</button>`}
          <button type="button" class="button" onClick=${_}>New secret${m&&"\u2026"}</button>
          <button type="button" class="button" onClick=${v}>${g?"Disable":"Enable"}</button>
          <button type="button" class="button" onClick=${()=>l("delete")}>Delete…</button>
        </div>
      `}
      ${t&&a`<${Ia} id=${c} onDone=${o} />`}
      <${I} error=${n} />
      <${Aa} webhook=${e} onResend=${t?w:null} />
      ${i==="delete"&&a`<${M} title="Delete this webhook?" name=${new URL(d).host} yes="Delete it"
        lead="What waits to be sent is not sent, and the list of its deliveries goes with it."
        rehearse=${async()=>({address:{from:d,to:null}})} act=${()=>s.webhooks.remove(c)}
        onDone=${()=>(l(null),o("Deleted."))} onNo=${()=>l(null)} />`}
      ${i==="rotate"&&a`<${M} title="Replace the secret once more?" yes="New secret"
        lead="Two secrets sign now. The older one ends at once: a receiver that still has it refuses what is sent."
        rehearse=${async()=>({olderSecret:{from:`signs until ${x(m)}`,to:"signs nothing"}})}
        act=${()=>s.webhooks.rotate(c,!0)} onDone=${({secret:k})=>(l(null),o(Pa,k))} onNo=${()=>l(null)} />`}
    </section>
  `}var ru=({status:e,failing_since:t})=>e!=="enabled"?"Disabled":t?"Failing":"Enabled";var La=()=>a`<${Da} audience="client" />`,Ra=()=>a`<${Da} audience="operators" />`;function Da({audience:e}){let{api:t,may:o,announce:s}=y(b),{title:n,lead:r,next:i,scope:l,types:c}=Oe[e],d=B(async v=>(await t.webhooks.all(v)).filter(_=>_.audience===e),[t]),[p,f]=h(null),{data:u,error:m}=d,g=o(l),S=(v,_)=>{s(v),_&&f(_),d.again()};return a`
    <section class="page" aria-busy=${u||m?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">${n}</h1>
        <button type="button" class="button" onClick=${d.again}>Show it as it is now</button>
      </div>
      <p class="quiet">${r}</p>
      <${G} loaded=${d} />
      ${p&&a`
        <${tt} text=${p} title="The secret" label="Copy secret">
          <button type="button" class="button" onClick=${()=>f(null)}>I have it</button>
        <//>
      `}
      ${u?.map(v=>a`<${Na} key=${v.id} webhook=${v} mayChange=${g} onDone=${S} />`)}
      ${u&&!u.length&&a`<p class="none">No webhook yet. ${g?i:"Your key may not add one."}</p>`}
      ${u&&g&&a`<${au} types=${c} onDone=${S} />`}
    </section>
  `}function au({types:e,onDone:t}){let{api:o}=y(b),[s,n]=h(""),[r,i]=h(Object.keys(e)),[l,c]=h(null),d=async u=>{u.preventDefault(),c(null);try{let{secret:m}=await o.webhooks.create({url:s.trim(),types:r});n(""),i(Object.keys(e)),t("Added. Copy the secret now.",m)}catch(m){c(m)}},{problems:p,notice:f}=U(l,["url","types"]);return a`
    <section aria-labelledby="add-title" class="part">
      <h2 id="add-title">Add a webhook</h2>
      <form class="form beside" onSubmit=${d} novalidate>
        <${E} name="url" type="url" label="Address" placeholder="https://app.example/kinora" problems=${p} value=${s} onInput=${n}
          hint="With https, at a public host. It answers with a 2xx status within 20 seconds." />
        <${qt} name="types" label="Tell it when" values=${Object.entries(e)} chosen=${r} onChoice=${i} problems=${p} />
        <${I} error=${f} />
        <div class="actions"><button class="primary">Add</button></div>
      </form>
    </section>
  `}var ps="kinora.drafts",de=Object.freeze({fields:nt,image:null}),ms=Object.freeze({fresh:de,shown:null});async function Ma(){let e=lu();if(!e)return ms;let[t,o]=await Promise.all([Fa("fresh",e.fresh),Fa("shown",e.shown)]);return{fresh:t??de,shown:o}}function Ua(e,t){let o=Object.fromEntries(Object.entries(e).map(([s,n])=>[s,n&&iu(n)]));e.fresh===de&&!e.shown?sessionStorage.removeItem(ps):sessionStorage.setItem(ps,JSON.stringify(o));for(let s of Object.keys(e)){let n=e[s]?.image;n!==t[s]?.image&&(n instanceof File?ro(s,n):na(s))}}var iu=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Fa(e,t){if(!t)return null;let o=t.image?.name===void 0?t.image:await ao(e);return{...t,fields:{...nt,...t.fields},image:o}}function lu(){try{return JSON.parse(sessionStorage.getItem(ps))}catch{return null}}var qa="Export it as JPEG or PNG.";async function ja(e){if(!e.size)return"This file is empty. Choose another one.";let t=pu(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!cu.includes(t)?`${du[t]??`This is ${t}, not an image.`} ${qa}`:t?e.size>2e7?`This file has ${pe(e.size)}; ${pe(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${qa}`}var cu=["JPEG","PNG","WebP","HEIC","AVIF"],du={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},uu=(e,t,o)=>String.fromCharCode(...e.slice(t,o));function pu(e){let t=uu(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?mu(t):null}function mu(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function Ba(e){let[t,o]=h(e),s=A(e);return Po(()=>{Ua(t,s.current),s.current=t},[t]),{drafts:t,set:o,forget:()=>o(ms),hasAny:t.fresh!==de}}var uo=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",lo=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,co=(e,t,{fields:o,image:s})=>t==="fresh"?{...e,fresh:{fields:o,image:s}}:{...e,shown:{place:t,fields:o,image:s}};function Ga(e,{drafts:t,set:o}){let s=uo(e??{}),[n,r]=h(null),[i,l]=h(null),c=lo(t,s),d=c??de,p=(u,m)=>o(g=>co(g,u,m));async function f(u){let m=u instanceof File?await ja(u):null;r(m),l(null);let g=fu(e);if(m)return g.page&&(location.hash=g.page);o(S=>co(S,g.place,$u(lo(S,s)??de,g,u))),g.page&&(location.hash=g.page)}return{place:s,draft:d,isLoaded:c!==null,fileProblem:n,choose:f,change:u=>{r(null),l(null),o(m=>co(m,s,hu(lo(m,s)??de,u)))},fill:(u,m)=>o(g=>lo(g,u)?g:co(g,u,m)),follow:u=>{d.image instanceof File&&ro(no(u),d.image),p(uo({id:u}),d)},clear:()=>{r(null),l(d),o(u=>({...u,fresh:de}))},restore:i&&(()=>(l(null),p("fresh",i))),isEmpty:d===de}}function fu(e){return e?.page!=="playground"?{place:"fresh",page:X}:e.id&&!e.again?{place:uo({...e,again:!0}),page:Fe(e.id),isNew:!0}:{place:uo(e),page:null}}var hu=(e,t)=>({...e,fields:{...e.fields,...t}}),$u=(e,{isNew:t},o)=>({image:o,fields:t?{...e.fields,take:1}:e.fields});function fs({dataTransfer:e,target:t}){let o=e?.types??[];return o.includes("Files")||o.includes("text/uri-list")&&!t.closest?.("input, textarea")}var gu=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function Ha(){T(()=>{let e=t=>fs(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Ka({onFile:e,onAddress:t}){let[o,s]=h(!1);return T(()=>{let c={dragover:d=>s(fs(d)),dragleave:d=>d.relatedTarget===null&&s(!1),drop:d=>{s(!1),fs(d)&&Wa(d.dataTransfer,e,t)},paste:d=>gu(d)&&Wa(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),a`<div class="drop-note" hidden=${!o} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function Wa(e,t,o){let[s]=e?.files??[];if(s)return t(s),!0;let n=o&&e?.getData("text/uri-list").split(/\r?\n/).find(bu);return n&&o(n),!!n}var bu=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function Va({pages:e,current:t,who:o,credits:s,onSignOut:n,onSkip:r}){return a`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${zt} />Kinora</a>
      <${wu} pages=${e} current=${t} />
      <p class="purse">${s&&`${P(s.availableCredit)} left`}</p>
      <${_u} who=${o} onSignOut=${n} />
    </header>
  `}function wu({pages:e,current:t}){let o=Object.entries(Object.groupBy(Object.entries(e),([,{group:n}])=>n)),s=({currentTarget:n})=>n.matches(":popover-open")&&n.hidePopover();return a`
    <nav aria-label="Pages" class=${o.length>1?"grouped":null}>
      <button type="button" class="button menu" popovertarget="pages">Menu<${L} name="down" /></button>
      <div id="pages" popover="auto" onClick=${s}>
        ${o.map(([n,r],i)=>a`<${yu} key=${n} group=${n} entries=${r} current=${t} id=${`pages-${i}`} />`)}
        <a href="docs">API</a>
      </div>
    </nav>
  `}function yu({group:e,entries:t,current:o,id:s}){return a`
    <p class="quiet small" id=${s}>${e}</p>
    <ul aria-labelledby=${s}>
      ${t.map(([n,{title:r,address:i}])=>a`<li key=${n}><a href=${i} aria-current=${n===o?"page":null}>${r}</a></li>`)}
    </ul>
  `}function _u({who:e,onSignOut:t}){let o=e?.onBehalfOf??e?.clientName??"Account",s=wt();return a`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${o}`}>
      <span class="who">${o}</span><${L} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">${e?.onBehalfOf?"You are signed in as":"This key belongs to"}</p>
      <p class="who">${o}</p>
      ${e&&a`<p class="quiet small">${e.onBehalfOf?"You":"It"} may ${ie(e.scopes.map(n=>re[n]??n))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${s}</code></p>
      <div class="actions">
        <${xe} label="Copy address" text=${()=>s} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function za({title:e,scope:t,pages:o}){let s=Object.values(o).map(({title:n,address:r})=>a`<a href=${r}>${n}</a>`);return a`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${re[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${vu(t,o)}</p>
      ${s.length>0&&a`<p>With this key you can open: ${Pe(s)}.</p>`}
    </section>
  `}function vu(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?a`
    Films are made with the key of an app: <a href=${q()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Ya={playground:{title:"Playground",group:"Films",address:X,view:wa,scope:"videos:write"},films:{title:"My films",group:"Films",address:oe(),view:Pr,scope:"videos:read"},credits:{title:"My credits",group:"Films",address:jt(),view:kr,scope:"credits:read"},webhooks:{title:Oe.client.title,group:"Films",address:Nn,view:La,scope:"videos:read"},overview:{title:"Overview",group:"Clients",address:Rn,view:Hr,scope:"operate:read"},clients:{title:"Clients",group:"Clients",address:q(),view:fr,scope:"operate:read"},client:{title:"Client",under:"clients",view:cr,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:Mr,scope:"operate:write"},usage:{title:"Usage",group:"Clients",address:Me(),view:Oa,scope:"operate:read"},"audit-log":{title:"Audit log",group:"Clients",address:Q(),view:jn,scope:"operate:read"},"operators-webhooks":{title:Oe.operators.title,group:"Clients",address:Ln,view:Ra,scope:"operate:read"},queue:{title:"Queue",group:"Paid calls",address:dt,view:ya,scope:"operate:read"},generations:{title:"Generations",group:"Paid calls",address:Y(),view:Fr,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:Dr,scope:"operate:read"},unknown:{title:"Unknown outcomes",group:"Paid calls",address:J(),view:Ta,scope:"operate:read"}};function Ja({drafts:e}){let[t,o]=va(),[s,n]=h(null),[r,i]=h(!1),l=Ba(e);Ha();let c=(f,u)=>{n(null),i(!1),o(f,u)},d=f=>{o(null),n(f.message)},p=()=>{l.forget(),i(!0),o(null)};return t?a`<${ku} key=${t} apiKey=${t} drafts=${l} onRefused=${d} onSignOut=${p} />`:a`<${Ca} reason=${s} isOut=${r} hasDraft=${l.hasAny} onKey=${c} />`}function ku({apiKey:e,drafts:t,onRefused:o,onSignOut:s}){let n=Je(()=>yt(e,o,_a),[e]),{who:r,trouble:i,retry:l}=Sa(n),c=O=>r?.scopes.includes(O)??!1,d=Su(ka(),c),p=xa(n,c("credits:read")),f=Ga(d,t),[u,m]=h(""),[g,S]=h(""),v=A(),_=d&&Ya[d.page];Tu(_?.title??"Page not found",g,v);let w=Object.fromEntries(Object.entries(Ya).filter(([,{address:O,scope:N}])=>O&&c(N))),k={api:n,may:c,who:r,announce:m,mark:S,...p};return a`
    <${b.Provider} value=${k}>
      <${Va} pages=${w} current=${_?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${s}
        onSkip=${()=>Qa(v)} />
      <main ref=${v}>
        ${r?a`<${xu} page=${_} route=${d} desk=${f} pages=${w} may=${c} />`:a`<${Cu} title=${_?.title} trouble=${i} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&a`<${Ka} onFile=${f.choose} onAddress=${f.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function Su(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function xu({page:e,route:t,desk:o,pages:s,may:n}){if(!e)return a`<${Eu} pages=${s} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return n(r)?a`<${e.view} route=${t} desk=${o} />`:a`<${za} title=${e.title} scope=${r} pages=${s} />`}function Cu({title:e,trouble:t,onRetry:o}){return a`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${I} error=${t} />
      ${t&&a`<div class="pages"><button type="button" class="button" onClick=${o}>Try again</button></div>`}
    </section>
  `}function Eu({pages:e}){let[t]=Object.values(e);return a`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&a`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Tu(e,t,o){let s=A(!0);T(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),T(()=>{s.current||(Qa(o),scrollTo(0,0)),s.current=!1},[e])}function Qa(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}cs();var Ou=await Ma();Oo(a`<${Ja} drafts=${Ou} />`,document.getElementById("app"));
