/* Licences of what is in here: LICENSES.txt */
function K(e,t){let s=Object.entries(t).flatMap(([n,r])=>[r].flat().map(i=>[n,i])).filter(([,n])=>n!==void 0&&n!=="");return`${e}?${new URLSearchParams(s)}`}function $s({call:e,get:t,send:o}){let s=i=>(l,c,{isDry:d=!1,version:p,once:f}={})=>{let u={...p&&{"if-match":p},...f&&{"idempotency-key":f}};return o(i,d?K(l,{dry_run:!0}):l,c,u)},[n,r]=["POST","PATCH"].map(s);return{clients:(i,l)=>t(K("clients",i),l),client:async(i,l)=>Xa(await e(Te(i),{signal:l})),createClient:i=>n("clients",i),changeClient:(i,l,c)=>r(Te(i),l,c),keys:async(i,l)=>(await t(`${Te(i)}/keys`,l)).data,issueKey:(i,l)=>n(`${Te(i)}/keys`,l),revokeKey:(i,{cancelQueued:l,isDry:c=!1})=>o("DELETE",K(`keys/${encodeURIComponent(i)}`,{cancel_queued:l,dry_run:c})),rotateKey:(i,l)=>n(`keys/${encodeURIComponent(i)}/rotate`,l),grant:(i,l,c)=>n(`${Te(i)}/credits`,l,c),entries:(i,l,c)=>t(K(`${Te(i)}/credits/entries`,l),c),entriesFile:i=>e(K(`${Te(i)}/credits/entries`,{format:"csv"})),generations:(i,l)=>t(K("generations",i),l),generation:(i,l)=>t(`generations/${encodeURIComponent(i)}`,l),refund:(i,l,c)=>n(`generations/${encodeURIComponent(i)}/refund`,l,c),giveVerdict:(i,l,c)=>n(`generations/${encodeURIComponent(i)}/verdict`,l,c),upstream:i=>t("upstream",i),queue:i=>t("queue",i),steerQueue:(i,l,c)=>n(`queue/${i}`,l,c),usage:(i,l)=>t(K("usage",i),l),usageFile:i=>e(K("usage",{...i,format:"csv"})),auditLog:(i,l)=>t(K("audit-log",i),l)}}var Oe=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),Te=e=>`clients/${encodeURIComponent(e)}`;async function Xa(e){return{client:await e.json(),version:e.headers.get("etag")}}var Ae={client:{title:"Webhooks",lead:"Kinora sends a signed POST to these addresses when a video has ended, so that your app need not ask.",next:"Add the address of your app below.",scope:"videos:write",types:{"video.completed":"a film is ready","video.failed":"a video has ended without a film"}},operators:{title:"Operators' webhooks",lead:"Kinora sends a signed POST to these addresses when something happens that an operator should know.",next:"Add the address of what should tell you below, such as that of your chat.",scope:"operate:read",types:{"client.credit_threshold":"a client has reached 80 or 100 % of a limit","generation.unknown":"the answer to a paid call was lost","upstream.paused":"paid calls have stopped","upstream.resumed":"paid calls go on","upstream.drift":"the counter of the account moves by something else than our calls, or no more","audit.failed":"the daily audit has findings","webhook.disabled":"a webhook was disabled because of the answers of its receiver"}}},ei={...Ae.client.types,...Ae.operators.types,"webhook.test":"a test"},gs={requested:"You have disabled it.",gone:"Its receiver answered 410: it wants no more.",failing:"Everything that was sent to it for five days has failed."},bs={pending:"Waiting",delivered:"Delivered",failed:"Failed"},fo=30,bt=e=>ei[e]??e;function ws({get:e,send:t}){let o=s=>`webhooks/${encodeURIComponent(s)}`;return{all:async s=>(await e("webhooks",s)).data,create:s=>t("POST","webhooks",s),change:(s,n)=>t("PATCH",o(s),n),remove:s=>t("DELETE",o(s)),rotate:(s,n)=>t("POST",`${o(s)}/rotate`,{force:n}),test:s=>t("POST",`${o(s)}/test`),deliveries:(s,n)=>e(K(`${o(s)}/deliveries`,n)),resend:(s,n)=>t("POST",`${o(s)}/deliveries/${encodeURIComponent(n)}/resend`),recover:(s,n)=>t("POST",`${o(s)}/recover`,{since:n})}}var wt=()=>new URL(".",location.href).href.replace(/\/$/,""),We=class extends Error{constructor(t,o,s=null){super(o.message),this.status=t,this.code=o.code,this.param=o.param??null,this.figures=o,this.retryAfter=s}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function yt(e,t,o=async()=>null){let s=e;async function n(c,d={},p=!0){let f=s,u=await _s(c,{...d,headers:{...d.headers,authorization:`Bearer ${f}`}});if(u.ok)return u;let m=await vs(u);if(m.status===401&&p&&(s===f&&(s=await o()??f),s!==f))return n(c,d,!1);throw m.status===401&&t(m),m}let r=async(c,d)=>(await n(c,{signal:d})).json(),i=async(c,d,p,f={})=>{let u=p&&{headers:{...f,"content-type":"application/json"},body:JSON.stringify(p)};return(await n(d,{method:c,...u})).json()},l=(c,d)=>i("POST",c,d);return{call:n,currentKey:c=>r("keys/current",c),operate:$s({call:n,get:r,send:i}),webhooks:ws({get:r,send:i}),credits:c=>r("credits",c),prices:c=>r("prices",c),usage:(c,d)=>r(K("credits/usage",c),d),usageFile:c=>n(K("credits/usage",{...c,format:"csv"})),entries:(c,d)=>r(K("credits/entries",c),d),video:(c,d)=>r(we(c),d),videos:(c,d)=>r(K("videos",c),d),cancel:c=>l(`${we(c)}/cancel`),remove:async c=>(await n(we(c),{method:"DELETE"})).json(),still:async(c,d)=>(await n(`${we(c)}/content?variant=thumbnail`,{signal:d})).blob(),link:async(c,d)=>ti(c,await l(`${we(c)}/links`,{expires_in:d})),create:(c,d)=>n("videos",{method:"POST",body:oi(c,d)})}}async function _t(){let t=await _s("operator/session",{method:"POST",headers:{"content-type":"application/json"},body:"{}",redirect:"manual"});if(t.type==="opaqueredirect")throw new We(401,{message:"The proxy asks for a login: reload this page."});if(!t.ok)throw await vs(t);return(await t.json()).token}async function _s(e,t){try{return await fetch(e,t)}catch(o){throw t.signal?.aborted?o:new We(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}}var we=e=>`videos/${encodeURIComponent(e)}`,ti=(e,t)=>`${we(e)}/content${new URL(t.url).search}`;async function vs(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:o}=await e.json();return new We(e.status,o,t)}catch{let o=`A server between this page and Kinora answered ${e.status}.`;return new We(e.status,{code:null,message:o},t)}}function oi(e,t){let o=new FormData;typeof t=="string"?o.append("image",t):o.append("image",t,t.name);for(let[s,n]of Object.entries(e))o.append(s,String(n));return o}var vt=["16:9","9:16","1:1"],kt=["1080p","720p"],St=["8"];var ks=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var nt=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Ge=e=>Object.fromEntries(Object.keys(nt).map(t=>[t,e[t]??nt[t]])),Ss=e=>[...e.normalize("NFC").trim()].length;function ho(e,t){let o=s=>s.fast_mode===t.fast_mode&&s.generate_audio===t.generate_audio&&s.seconds===t.seconds;return e?.data.find(o)?.credits??null}function xs(e,t){let o={};return t||(o.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(o.prompt="Say what happens in the film."),o}var si=new Intl.NumberFormat("en"),ni=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),rt={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},$=e=>si.format(e),I=e=>`${$(e)} ${e===1?"credit":"credits"}`,ue=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Z(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var x=e=>ni.format(typeof e=="number"?e*1e3:new Date(e)).replace(/ (?=.*,)/g,"\xA0");function pe(e){return e<1e6?`${$(Math.ceil(e/1e3))} kB`:`${$(Math.round(e/1e5)/10)} MB`}function ye(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function Cs(e){let t=e%100,o=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${$(e)}${o}`}var He=e=>at(e)?"Failed, charged":rt[e.status],at=e=>e.status==="failed"&&e.credits>0;function Pe(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${Cs(e.queue_position)} in the queue`:"Waiting in the queue"}function Es(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${Cs(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function Ts({cache:e,date:t},o,s){let n=o.cache!=="hit"||t-o.created_at>2,r=s===null?"":` ${I(s)} saved.`;switch(e){case"hit":return`${n?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${I(o.credits)}.`}}function Os(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${I(e.credits)} charged although there is no film`:"Nothing charged":`${I(e.credits)} ${e.status==="completed"?"charged":"held"}`}function As(e){let t=e.fast_mode?"fast":"standard",o=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,o,`take ${e.take}`].join(" \xB7 ")}function Ps(e){let t={completed:"",failed:" charged"}[e.status]??" held",o=e.credits?`${I(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?o:"Free"} \xB7 take ${e.take}`}var re=e=>e.status==="completed"||e.status==="failed",Ie={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},Is=e=>Ie[e.error.code]??"No film",Ke={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},Ns={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},Ve={day:"day",week:"week",month:"month"},Ls=({limit:e,period:t,timezone:o})=>`${$(e)} in each ${Ve[t]??t}, ${o}`,Rs=({period:e,limit:t})=>e==="life"?`its limit of ${$(t)}`:`its budget of ${$(t)} in this ${Ve[e]}`,Ds=({period:e,threshold:t})=>`${t} % of ${e==="life"?"the limit":`this ${Ve[e]}`}`,Fs=e=>e.slice(0,16).replace("T"," "),ze=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function _e({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var ve=e=>(e>0?"+":e<0?"\u2212":"")+$(Math.abs(e)),ae={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},ie={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},Ms={ACTIVE:"Active",SUSPENDED:"Suspended"},me=e=>e.flatMap((t,o)=>[o===0?"":o===e.length-1?" and ":", ",t]),le=e=>me(e).join("");var Us=e=>e.map(t=>[t,t]),Ne={fast_mode:[[!1,"standard"],[!0,"fast"]],generate_audio:[[!1,"silent"],[!0,"with sound"]],aspect_ratio:Us(vt),resolution:Us(kt),seconds:St.map(e=>[e,`${e} s`])},Ye={queueLimit:"as many as the service allows",concurrency:"as many as the service allows"},ke={model:"Model",fast_mode:"Mode",generate_audio:"Sound",aspect_ratio:"Aspect ratio",resolution:"Resolution",seconds:"Duration",imageUrls:"Stills by address",queueLimit:"Waiting in the queue",concurrency:"Made at once"};function qs(e){let t=e??{};return{...t.model&&{model:le(t.model)},...Object.fromEntries(Object.entries(Ne).map(([o,s])=>[o,ri(s,t[o])])),imageUrls:t.imageUrls===!1?"no, only files":"yes",...Object.fromEntries(Object.entries(Ye).map(([o,s])=>[o,t[o]?`at most ${$(t[o])}`:s]))}}function ri(e,t){return!t||e.every(([o])=>t.includes(o))?"all":`only ${le(e.filter(([o])=>t.includes(o)).map(([,o])=>o))}`}function xt(e,t){let[o,s]=[qs(e),qs(t)],n=Object.keys({...o,...s}).filter(r=>o[r]!==s[r]);return Object.fromEntries(n.map(r=>[r,{from:o[r]??"all",to:s[r]??"all"}]))}function Bs(e){let t=e??{};return{...Object.fromEntries(Object.entries(Ne).map(([o,s])=>[o,t[o]??s.map(([n])=>n)])),imageUrls:t.imageUrls!==!1,...Object.fromEntries(Object.keys(Ye).map(o=>[o,t[o]?$(t[o]):""]))}}function js(e,t,o){let s=Object.keys(Ne).filter(i=>Ne[i].some(([l])=>!t[i].includes(l))),n=Object.keys(Ye).filter(i=>t[i].trim()),r={...e?.model&&{model:e.model},...Object.fromEntries(s.map(i=>[i,t[i]])),...!t.imageUrls&&{imageUrls:!1},...Object.fromEntries(n.map(i=>[i,o(t[i])]))};return Object.keys(r).length?r:null}function Ws(e,t){let[o,s]=[e??{},t??{}],n=Object.keys(Ne).every(i=>!s[i]||o[i]?.every(l=>s[i].includes(l))),r=Object.keys(Ye).every(i=>!s[i]||s[i]>=o[i]);return n&&r&&(s.imageUrls!==!1||o.imageUrls===!1)}var Hs={"client.created":["created the client","create the client"],"client.updated":["changed the client","change the client"],"client.data_erased":["deleted the data of the client","delete the data of the client"],"client.credits_granted":["granted credits to the client","grant credits to the client"],"api_key.issued":["issued the key","issue a key for the client"],"api_key.rotated":["rotated the key","rotate the key"],"api_key.revoked":["revoked the key","revoke the key"],"generation.refunded":["gave back the credits of the generation","give back the credits of the generation"],"generation.verdict_given":["gave a verdict on the generation","give a verdict on the generation"],"webhook.created":["created the webhook","create the webhook"],"webhook.updated":["changed the webhook","change the webhook"],"queue.paused":["paused","pause"],"queue.resumed":["resumed","resume"],"queue.cancelled":["cancelled what waited in","cancel what waits in"],"operation.called":["called the operation","call the operation"]},Ks=Object.keys(Hs),ai={...ke,creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded",erasedVideos:"Deleted videos"},ii={...Ms,...ie,...ae},li=["createdAt","created_at"],ci=/_(at|after|before|since)$/,di=/^\d{4}-\d\d-\d\dT/;function Vs({type:e,outcome:t}){let[o,s]=Hs[e]??[`did ${e}:`,`${e}:`];return t==="refused"?`tried to ${s}`:o}var zs=e=>ai[e]??fi(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function Ys(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?$(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?le(e.map(Ys)):"none":e.period&&e.timezone?Ls(e):typeof e=="object"?Object.entries(e).map(ui).join(", ")||"everything":di.test(e)?x(e):ii[e]??e}var go=(e,t)=>typeof t=="number"&&ci.test(e)?x(t):Ys(t),ui=([e,t])=>`${zs(e).toLowerCase()} ${go(e,t)}`;function Js(e){return Object.entries(pi(e)).filter(([t,{from:o,to:s}])=>!$o(o)||!($o(s)||s===0||li.includes(t))).map(([t,{from:o,to:s}])=>({name:t,label:zs(t),before:$o(o)?null:go(t,o),after:go(t,s)}))}function pi({permissions:e,...t}){return e?{...t,...xt(e.from,e.to)}:t}function ce(e,t){let o=Object.keys(t).filter(s=>!mi.includes(s)&&JSON.stringify(t[s])!==JSON.stringify(e[s]));return Object.fromEntries(o.map(s=>[s,{from:e[s],to:t[s]}]))}var mi=["updatedAt","updatedBy","alerts"],$o=e=>e==null||e===""||e?.length===0,fi=e=>e.charAt(0).toUpperCase()+e.slice(1);var fe=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),bo=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function wo(e,t){let o=Date.parse(`${e}T00:00Z`)/1e3,s=[o-86400,o+86400].map(n=>$i(n,t));return Math.min(...s.map(n=>o-n).filter(n=>fe(n,t)===e))}var yo=(e,t,o)=>o?`${fe(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:fe(e,t);function $i(e,t){let o=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${fe(e,t)}T${o}Z`)/1e3-e}function Ct(e,t=0){let o=new Date(`${e}T00:00`);return o.setDate(o.getDate()+t),Number.isNaN(o.getTime())?"":Math.max(0,o.getTime()/1e3)}function Et({from:e,to:t,...o}){return{...o,created_after:Ct(e),created_before:Ct(t,1)}}var Rt,R,en,gi,Se,Qs,tn,on,_o,Ot,it,sn,xo,vo,ko,nn,It={},Nt=[],bi=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Dt=Array.isArray;function he(e,t){for(var o in t)e[o]=t[o];return e}function Co(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Eo(e,t,o){var s,n,r,i={};for(r in t)r=="key"?s=t[r]:r=="ref"?n=t[r]:i[r]=t[r];if(arguments.length>2&&(i.children=arguments.length>3?Rt.call(arguments,2):o),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)i[r]===void 0&&(i[r]=e.defaultProps[r]);return At(e,i,s,n,null)}function At(e,t,o,s,n){var r={type:e,props:t,key:o,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++en,__i:-1,__u:0};return n==null&&R.vnode!=null&&R.vnode(r),r}function Ft(e){return e.children}function Pt(e,t){this.props=e,this.context=t}function Le(e,t){if(t==null)return e.__?Le(e.__,e.__i+1):null;for(var o;t<e.__k.length;t++)if((o=e.__k[t])!=null&&o.__e!=null)return o.__e;return typeof e.type=="function"?Le(e):null}function wi(e){if(e.__P&&e.__d){var t=e.__v,o=t.__e,s=[],n=[],r=he({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),To(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[o]:null,s,o??Le(t),!!(32&t.__u),n),r.__v=t.__v,r.__.__k[r.__i]=r,dn(s,r,n),t.__e=t.__=null,r.__e!=o&&rn(r)}}function rn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),rn(e)}function So(e){(!e.__d&&(e.__d=!0)&&Se.push(e)&&!Lt.__r++||Qs!=R.debounceRendering)&&((Qs=R.debounceRendering)||tn)(Lt)}function Lt(){try{for(var e,t=1;Se.length;)Se.length>t&&Se.sort(on),e=Se.shift(),t=Se.length,wi(e)}finally{Se.length=Lt.__r=0}}function an(e,t,o,s,n,r,i,l,c,d,p){var f,u,m,g,S,v,_=s&&s.__k||Nt,y=t.length;for(c=yi(o,t,_,c,y),f=0;f<y;f++)(m=o.__k[f])!=null&&(u=m.__i!=-1&&_[m.__i]||It,m.__i=f,v=To(e,m,u,n,r,i,l,c,d,p),g=m.__e,m.ref&&u.ref!=m.ref&&(u.ref&&Oo(u.ref,null,m),p.push(m.ref,m.__c||g,m)),S==null&&g!=null&&(S=g),4&m.__u?(c=ln(m,c,e),u.__e&&(u.__e=null)):typeof m.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),m.__u&=-7);return o.__e=S,c}function yi(e,t,o,s,n){var r,i,l,c,d,p=o.length,f=p,u=0;for(e.__k=new Array(n),r=0;r<n;r++)(i=t[r])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i=="string"||typeof i=="number"||typeof i=="bigint"||i.constructor==String?i=e.__k[r]=At(null,i,null,null,null):Dt(i)?i=e.__k[r]=At(Ft,{children:i},null,null,null):i.constructor===void 0&&i.__b>0?i=e.__k[r]=At(i.type,i.props,i.key,i.ref?i.ref:null,i.__v):e.__k[r]=i,c=r+u,i.__=e,i.__b=e.__b+1,l=null,(d=i.__i=_i(i,o,c,f))!=-1&&(f--,(l=o[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(n>p?u--:n<p&&u++),typeof i.type!="function"&&(i.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,i.__u|=4))):e.__k[r]=null;if(f)for(r=0;r<p;r++)(l=o[r])!=null&&(2&l.__u)==0&&(l.__e==s&&(s=Le(l)),pn(l,l));return s}function ln(e,t,o){var s,n;if(typeof e.type=="function"){for(s=e.__k,n=0;s&&n<s.length;n++)s[n]&&(s[n].__=e,t=ln(s[n],t,o));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Le(e)),t=o.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function _i(e,t,o,s){var n,r,i,l=e.key,c=e.type,d=t[o],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return o;if(s>(p?1:0)){for(n=o-1,r=o+1;n>=0||r<t.length;)if((d=t[i=n>=0?n--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return i}return-1}function Zs(e,t,o){t[0]=="-"?e.setProperty(t,o??""):e[t]=o==null?"":typeof o!="number"||bi.test(t)?o:o+"px"}function Tt(e,t,o,s,n){var r,i;e:if(t=="style")if(typeof o=="string")e.style.cssText=o;else{if(typeof s=="string"&&(e.style.cssText=s=""),s)for(t in s)o&&t in o||Zs(e.style,t,"");if(o)for(t in o)s&&o[t]==s[t]||Zs(e.style,t,o[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(sn,"$1")),i=t.toLowerCase(),t=i in e||t=="onFocusOut"||t=="onFocusIn"?i.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=o,o?s?o[it]=s[it]:(o[it]=xo,e.addEventListener(t,r?ko:vo,r)):e.removeEventListener(t,r?ko:vo,r);else{if(n=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=o??"";break e}catch{}typeof o=="function"||(o==null||o===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&o==1?"":o))}}function Xs(e){return function(t){if(this.l){var o=this.l[t.type+e];if(t[Ot]==null)t[Ot]=xo++;else if(t[Ot]<o[it])return;return o(R.event?R.event(t):t)}}}function To(e,t,o,s,n,r,i,l,c,d){var p,f,u,m,g,S,v,_,y,k,T,N,H,te,gt,mo,ne=t.type;if(t.constructor!==void 0)return null;128&o.__u&&(c=!!(32&o.__u),r=[l=t.__e=o.__e]),(p=R.__b)&&p(t);e:if(typeof ne=="function"){f=i.length;try{if(y=t.props,k=ne.prototype&&ne.prototype.render,T=(p=ne.contextType)&&s[p.__c],N=p?T?T.props.value:p.__:s,o.__c?_=(u=t.__c=o.__c).__=u.__E:(k?t.__c=u=new ne(y,N):(t.__c=u=new Pt(y,N),u.constructor=ne,u.render=ki),T&&T.sub(u),u.state||(u.state={}),u.__n=s,m=u.__d=!0,u.__h=[],u._sb=[]),k&&u.__s==null&&(u.__s=u.state),k&&ne.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=he({},u.__s)),he(u.__s,ne.getDerivedStateFromProps(y,u.__s))),g=u.props,S=u.state,u.__v=t,m)k&&ne.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),k&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(k&&ne.getDerivedStateFromProps==null&&y!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(y,N),t.__v==o.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(y,u.__s,N)===!1){t.__v!=o.__v&&(u.props=y,u.state=u.__s,u.__d=!1),t.__e=o.__e,t.__k=o.__k,t.__k.some(function(je){je&&(je.__=t)}),Nt.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&i.push(u),l=Le(o);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(y,u.__s,N),k&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,S,v)})}if(u.context=N,u.props=y,u.__P=e,u.__e=!1,H=R.__r,te=0,k)u.state=u.__s,u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),Nt.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++te<25);u.state=u.__s,u.getChildContext!=null&&(s=he(he({},s),u.getChildContext())),k&&!m&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(g,S)),gt=p!=null&&p.type===Ft&&p.key==null?un(p.props.children):p,l=an(e,Dt(gt)?gt:[gt],t,o,s,n,r,i,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&i.push(u),_&&(u.__E=u.__=null)}catch(je){if(i.length=f,t.__v=null,c||r!=null){if(je.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(mo=r.length;mo--;)Co(r[mo])}else t.__e=o.__e;t.__k==null&&(t.__k=o.__k||[]),je.then||cn(t),R.__e(je,t,o)}}else r==null&&t.__v==o.__v?(t.__k=o.__k,t.__e=o.__e):l=t.__e=vi(o.__e,t,o,s,n,r,i,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function cn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(cn))}function dn(e,t,o){for(var s=0;s<o.length;s++)Oo(o[s],o[++s],o[++s]);R.__c&&R.__c(t,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(r){r.call(n)})}catch(r){R.__e(r,n.__v)}})}function un(e){return typeof e!="object"||e==null||e.__b>0?e:Dt(e)?e.map(un):e.constructor!==void 0?null:he({},e)}function vi(e,t,o,s,n,r,i,l,c){var d,p,f,u,m,g,S,v=o.props||It,_=t.props,y=t.type;if(y=="svg"?n="http://www.w3.org/2000/svg":y=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((m=r[d])&&"setAttribute"in m==!!y&&(y?m.localName==y:m.nodeType==3)){e=m,r[d]=null;break}}if(e==null){if(y==null)return document.createTextNode(_);e=document.createElementNS(n,y,_.is&&_),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(y==null)v===_||l&&e.data==_||(e.data=_);else{if(r=y=="textarea"&&_.defaultValue!=null?null:r&&Rt.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(m=e.attributes[d]).name]=m.value;for(d in v)m=v[d],d=="dangerouslySetInnerHTML"?f=m:d=="children"||d in _||d=="value"&&"defaultValue"in _||d=="checked"&&"defaultChecked"in _||Tt(e,d,null,m,n);for(d in _)m=_[d],d=="children"?u=m:d=="dangerouslySetInnerHTML"?p=m:d=="value"?g=m:d=="checked"?S=m:l&&typeof m!="function"||v[d]===m||Tt(e,d,m,v[d],n);if(p)l||f&&(p.__html==f.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(f&&(e.innerHTML=""),an(t.type=="template"?e.content:e,Dt(u)?u:[u],t,o,s,y=="foreignObject"?"http://www.w3.org/1999/xhtml":n,r,i,r?r[0]:o.__k&&Le(o,0),l,c),r!=null)for(d=r.length;d--;)Co(r[d]);l&&y!="textarea"||(d="value",y=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||y=="progress"&&!g||y=="option"&&g!=v[d])&&Tt(e,d,g,v[d],n),d="checked",S!=null&&S!=e[d]&&Tt(e,d,S,v[d],n))}return e}function Oo(e,t,o){try{if(typeof e=="function"){var s=typeof e.__u=="function";s&&e.__u(),s&&t==null||(e.__u=e(t))}else e.current=t}catch(n){R.__e(n,o)}}function pn(e,t,o){var s,n;if(R.unmount&&R.unmount(e),(s=e.ref)&&(s.current&&s.current!=e.__e||Oo(s,null,t)),(s=e.__c)!=null){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(r){R.__e(r,t)}s.base=s.__P=s.__n=null}if(s=e.__k)for(n=0;n<s.length;n++)s[n]&&pn(s[n],t,o||typeof e.type!="function");o||Co(e.__e),e.__c=e.__=e.__e=void 0}function ki(e,t,o){return this.constructor(e,o)}function Ao(e,t,o){var s,n,r,i;t==document&&(t=document.documentElement),R.__&&R.__(e,t),n=(s=typeof o=="function")?null:o&&o.__k||t.__k,r=[],i=[],To(t,e=(!s&&o||t).__k=Eo(Ft,null,[e]),n||It,It,t.namespaceURI,!s&&o?[o]:n?null:t.firstChild?Rt.call(t.childNodes):null,r,!s&&o?o:n?n.__e:t.firstChild,s,i),dn(r,e,i),e.props.children=null}function mn(e){function t(o){var s,n;return this.getChildContext||(s=new Set,(n={})[t.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){s=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&s.forEach(function(i){i.__e=!0,So(i)})},this.sub=function(r){s.add(r);var i=r.componentWillUnmount;r.componentWillUnmount=function(){s&&s.delete(r),i&&i.call(r)}}),o.children}return t.__c="__cC"+nn++,t.__=e,t.Provider=t.__l=(t.Consumer=function(o,s){return o.children(s)}).contextType=t,t}Rt=Nt.slice,R={__e:function(e,t,o,s){for(var n,r,i;t=t.__;)if((n=t.__c)&&!n.__)try{if((r=n.constructor)&&r.getDerivedStateFromError!=null&&(n.setState(r.getDerivedStateFromError(e)),i=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,s||{}),i=n.__d),i)return n.__E=n}catch(l){e=l}throw e}},en=0,gi=function(e){return e!=null&&e.constructor===void 0},Pt.prototype.setState=function(e,t){var o;o=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=he({},this.state),typeof e=="function"&&(e=e(he({},o),this.props)),e&&he(o,e),e!=null&&this.__v&&(t&&this._sb.push(t),So(this))},Pt.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),So(this))},Pt.prototype.render=Ft,Se=[],tn=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,on=function(e,t){return e.__v.__b-t.__v.__b},Lt.__r=0,_o=Math.random().toString(8),Ot="__d"+_o,it="__a"+_o,sn=/(PointerCapture)$|Capture$/i,xo=0,vo=Xs(!1),ko=Xs(!0),nn=0;var hn=function(e,t,o,s){var n;t[0]=0;for(var r=1;r<t.length;r++){var i=t[r++],l=t[r]?(t[0]|=i?1:2,o[t[r++]]):t[++r];i===3?s[0]=l:i===4?s[1]=Object.assign(s[1]||{},l):i===5?(s[1]=s[1]||{})[t[++r]]=l:i===6?s[1][t[++r]]+=l+"":i?(n=e.apply(l,hn(e,l,o,["",null])),s.push(n),l[0]?t[0]|=2:(t[r-2]=0,t[r]=n)):s.push(l)}return s},fn=new Map;function $n(e){var t=fn.get(this);return t||(t=new Map,fn.set(this,t)),(t=hn(this,t.get(e)||(t.set(e,t=(function(o){for(var s,n,r=1,i="",l="",c=[0],d=function(u){r===1&&(u||(i=i.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,i):r===3&&(u||i)?(c.push(3,u,i),r=2):r===2&&i==="..."&&u?c.push(4,u,0):r===2&&i&&!u?c.push(5,0,!0,i):r>=5&&((i||!u&&r===5)&&(c.push(r,0,i,n),r=6),u&&(c.push(r,u,0,n),r=6)),i=""},p=0;p<o.length;p++){p&&(r===1&&d(),d(p));for(var f=0;f<o[p].length;f++)s=o[p][f],r===1?s==="<"?(d(),c=[c],r=3):i+=s:r===4?i==="--"&&s===">"?(r=1,i=""):i=s+i[0]:l?s===l?l="":i+=s:s==='"'||s==="'"?l=s:s===">"?(d(),r=1):r&&(s==="="?(r=5,n=i,i=""):s==="/"&&(r<5||o[p][f+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),r=2):i+=s),r===3&&i==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Re,F,Po,gn,Ut=0,xn=[],B=R,bn=B.__b,wn=B.__r,yn=B.diffed,_n=B.__c,vn=B.unmount,kn=B.__;function lt(e,t){B.__h&&B.__h(F,e,Ut||t),Ut=0;var o=F.__H||(F.__H={__:[],__h:[]});return e>=o.__.length&&o.__.push({}),o.__[e]}function h(e){return Ut=1,Si(Cn,e)}function Si(e,t,o){var s=lt(Re++,2);if(s.t=e,!s.__c&&(s.__=[o?o(t):Cn(void 0,t),function(l){var c=s.__N?s.__N[0]:s.__[0],d=s.t(c,l);c!==d&&(s.__N=[d,s.__[1]],s.__c.setState({}))}],s.__c=F,!F.__f)){var n=function(l,c,d){if(!s.__c.__H)return!0;var p=!1,f=s.__c.props!==l;if(s.__c.__H.__.some(function(m){if(m.__N){p=!0;var g=m.__[0];m.__=m.__N,m.__N=void 0,g!==m.__[0]&&(f=!0)}}),r){var u=r.call(this,l,c,d);return p?u||f:u}return!p||f};F.__f=!0;var r=F.shouldComponentUpdate,i=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,n(l,c,d),r=p}i&&i.call(this,l,c,d)},F.shouldComponentUpdate=n}return s.__N||s.__}function O(e,t){var o=lt(Re++,3);!B.__s&&Lo(o.__H,t)&&(o.__=e,o.u=t,F.__H.__h.push(o))}function No(e,t){var o=lt(Re++,4);!B.__s&&Lo(o.__H,t)&&(o.__=e,o.u=t,F.__h.push(o))}function A(e){return Ut=5,Je(function(){return{current:e}},[])}function Je(e,t){var o=lt(Re++,7);return Lo(o.__H,t)&&(o.__=e(),o.__H=t,o.__h=e),o.__}function w(e){var t=F.context[e.__c],o=lt(Re++,9);return o.c=e,t?(o.__==null&&(o.__=!0,t.sub(F)),t.props.value):e.__}function xi(){for(var e;e=xn.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Mt),t.__h.some(Io),t.__h=[]}catch(o){t.__h=[],B.__e(o,e.__v)}}}B.__b=function(e){F=null,bn&&bn(e)},B.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),kn&&kn(e,t)},B.__r=function(e){wn&&wn(e),Re=0;var t=(F=e.__c).__H;t&&(Po===F?(t.__h=[],F.__h=[],t.__.some(function(o){o.__N&&(o.__=o.__N),o.u=o.__N=void 0})):(t.__h.some(Mt),t.__h.some(Io),t.__h=[],Re=0)),Po=F},B.diffed=function(e){yn&&yn(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(xn.push(t)!==1&&gn===B.requestAnimationFrame||((gn=B.requestAnimationFrame)||Ci)(xi)),t.__H.__.some(function(o){o.u&&(o.__H=o.u,o.u=void 0)})),Po=F=null},B.__c=function(e,t){t.some(function(o){try{o.__h.some(Mt),o.__h=o.__h.filter(function(s){return!s.__||Io(s)})}catch(s){t.some(function(n){n.__h&&(n.__h=[])}),t=[],B.__e(s,o.__v)}}),_n&&_n(e,t)},B.unmount=function(e){vn&&vn(e);var t,o=e.__c;o&&o.__H&&(o.__H.__.some(function(s){try{Mt(s)}catch(n){t=n}}),o.__H=void 0,t&&B.__e(t,o.__v))};var Sn=typeof requestAnimationFrame=="function";function Ci(e){var t,o=function(){clearTimeout(s),Sn&&cancelAnimationFrame(t),setTimeout(e)},s=setTimeout(o,35);Sn&&(t=requestAnimationFrame(o))}function Mt(e){var t=F,o=e.__c;typeof o=="function"&&(e.__c=void 0,o()),F=t}function Io(e){var t=F;e.__c=e.__(),F=t}function Lo(e,t){return!e||e.length!==t.length||t.some(function(o,s){return o!==e[s]})}function Cn(e,t){return typeof t=="function"?t(e):t}var a=$n.bind(Eo),b=mn(null);function j(e,t){let[o,s]=h({data:null,error:null}),[n,r]=h(0);return O(()=>s({data:null,error:null}),t),O(()=>{let i=new AbortController,{signal:l}=i;return e(l).then(c=>l.aborted||s({data:c,error:null}),c=>l.aborted||s(d=>({...d,error:c}))),()=>i.abort()},[...t,n]),{...o,again:()=>r(i=>i+1)}}function Qe(e,t){let[o,s]=h({items:null,hasMore:!1,error:null}),n=async r=>{try{let i=await e(r.at(-1)?.id);s({items:[...r,...i.data],hasMore:i.has_more,error:null})}catch(i){s(l=>({...l,error:i}))}};return O(()=>{n([])},t),{...o,more:()=>n(o.items??[])}}function xe({text:e}){return e.split("`").map((t,o)=>o%2?a`<code>${t}</code>`:t)}function P({error:e,children:t}){return a`
    <div class=${e?"notice":null} role="alert">
      ${e&&a`<p><${xe} text=${e.message} />${Ei(e)}</p>${t}`}
    </div>
  `}function W({loaded:{error:e,again:t}}){return a`
    <${P} error=${e}>
      ${e&&!e.isFinal&&a`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function Ze({error:e,onReload:t}){return a`
    <${P} error=${e}>
      ${e?.status===412&&a`<p class="again"><button type="button" class="button" onClick=${t}>Show it as it is now</button></p>`}
    <//>
  `}function V({name:e,problems:t}){let o=t[e];return a`<p class="problem" id=${`${e}-problem`} role="alert">${o&&a`<${xe} text=${o} />`}</p>`}function Ei({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function E({name:e,label:t,hint:o,problems:s={},value:n,onInput:r,...i}){return a`
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
  `}function oe(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function ct(e,t){return e.param?.startsWith(t)&&(e.param=e.param.slice(t.length)),e}function U(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Xe({name:e,page:t,after:o,write:s}){return!t||!(o||t.has_more)?null:a`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${o&&a`<a class="button" href=${s("")}>Newest</a>`}
      ${t.has_more&&a`<a class="button" href=${s(t.last_id)}>Older</a>`}
    </nav>
  `}function En(e){let[t,o]=e.replace(/^#\/?/,"").split("?"),[s,n,r,...i]=t.split("/").map(Ti);return!s&&n===void 0?{page:"playground"}:s==="videos"&&n&&!i.length&&(r===void 0||r==="again")?{page:"playground",id:n,again:r==="again"}:s==="films"&&n===void 0?{page:s,...De(Tn,new URLSearchParams(o))}:s==="clients"&&n&&!i.length&&r===void 0?{page:n==="new"?"new client":"client",id:n}:s==="generations"&&n&&!i.length&&r===void 0?{page:"generation",id:n}:n!==void 0?null:s==="generations"?{page:s,...De(Pn,new URLSearchParams(o))}:s==="clients"?{page:s,...De(On,new URLSearchParams(o))}:s==="audit-log"?{page:s,...De(An,new URLSearchParams(o))}:s==="usage"?{page:s,...De(Nn,new URLSearchParams(o))}:s==="unknown"?{page:s,...De(In,new URLSearchParams(o))}:s==="credits"?{page:s,...De(Ro,new URLSearchParams(o))}:["overview","queue","webhooks","operators-webhooks"].includes(s)?{page:s}:null}var Tn=["status","search","after","before"],On=["status","role","search","after"],An=["type","actor","target","outcome","from","to","after"],Pn=["state","failure","client","from","to","after"],In=["client","verdict","after"],Ro=["from","to","width","zone","group","label"],Nn=[...Ro,"client"],De=(e,t)=>Object.fromEntries(e.map(o=>[o,t.get(o)??""])),X="#/",$e=e=>`#/videos/${encodeURIComponent(e)}`,Fe=e=>`${$e(e)}/again`,se=(e={})=>Ue("#/films",Tn,e),Bt=(e={})=>Ue("#/credits",Ro,e),Ln="#/webhooks",Rn="#/operators-webhooks",Dn="#/overview",dt="#/queue",ut="#/clients/new",G=e=>`#/clients/${encodeURIComponent(e)}`,q=(e={})=>Ue("#/clients",On,e),ee=e=>`#/generations/${encodeURIComponent(e)}`,Y=(e={})=>Ue("#/generations",Pn,e),Q=(e={})=>Ue("#/audit-log",An,e),J=(e={})=>Ue("#/unknown",In,e),Me=(e={})=>Ue("#/usage",Nn,e);function Ue(e,t,o){let s=new URLSearchParams(t.map(n=>[n,o[n]]).filter(([,n])=>n));return s.size?`${e}?${s}`:e}function Ti(e){try{return decodeURIComponent(e)}catch{return e}}var pt={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},jt=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",Fn={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Wt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},Do={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},Mn={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},Un={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},qn={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},Gt={bad_key:"The model refuses our key. Put the right one into KINORA_UPSTREAM_API_KEY.",out_of_credit:"The account of the model has no credit left. Add some: Kinora tries again by itself.",too_many_requests:"The model has had too many requests. Kinora tries again by itself.",unreachable:"The model does not answer. Kinora tries again by itself.",sick:"Several answers of the model in a row were lost. Kinora tries again by itself.",store_not_writable:"The content folder cannot be written. Look at its disk and at its owner.",books_do_not_balance:"The ledger does not add up. Ask the command line: kinora audit."},Ht={price_differs:{name:"by the price guard",lead:"They go on with the prices that Kinora has now. If those are not corrected, more films cost the other price until the guard sees it."},restored:{name:"because the database is an older copy",lead:"What waits is sent. What was paid already since the copy was made is paid twice: compare it first with the usage page of the model."}},Kt={other_use_of_key:{name:"Another use of the account",help:"Something else spends credits of the account. Find out who has the key, and give each system a key of its own account."},price_differs:{name:"Another price",help:"Check it on the price page of the model. If it is right, correct KINORA_PRICES and restart."},unknown_billed:{name:"Lost calls that were billed",help:"Their answers were lost. Give the verdict that they were billed.",all:J()},unexplained:{name:"Unexplained",help:"The readings do not show why. Compare with the usage page of the model."}},Bn=({combination:e,our_price:t,upstream_price:o,factor:s})=>`A film (${e}) costs ${$(o)} there and ${$(t)} here: ${$(s)} times as much.`,mt={paid_calls:{name:"Paid calls",help:"A pause lets no paid call start. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"A pause refuses every request that needs a new film. What is queued goes on."}};var Oi={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function et({entries:e}){return a`<ol class="log">${e.map(t=>a`<${Ai} key=${t.id} entry=${t} />`)}</ol>`}function Ai({entry:e}){let{actor:t,target:o,outcome:s,reason:n}=e,r=s==="refused";return a`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${Vs(e)} <${Pi} target=${o} />
        ${r&&a` <span class="state bad">Refused</span>`}
      </p>
      <${Fo} changes=${e.changes} />
      ${n&&a`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?a`<code>${n}</code>`:n}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${x(e.effective_at)}</time>
        ${" \xB7 "}${Oi[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&a` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function Pi({target:{type:e,id:t,name:o}}){if(e==="queue")return a`<b>${mt[t]?.name.toLowerCase()??"the queue"}</b>`;if(e==="operation")return a`<code>${t}</code>`;let s=a`<bdi>${o??t??""}</bdi>`,n={client:G,generation:ee}[e];return n&&t?a`<a href=${n(t)}>${s}</a>`:a`<b>${s}</b>`}function Fo({changes:e}){let t=Js(e);return t.length?a`
    <dl class="changes">
      ${t.map(({name:o,label:s,before:n,after:r})=>a`
          <div key=${o}>
            <dt>${s}</dt>
            <dd dir="auto">
              ${n!==null&&a`<${Ii} text=${n} />`}
              ${o==="clientId"?a`<a href=${G(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Ii=({text:e})=>a`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Ni=50,Li={"":"All",done:"Done",refused:"Refused"};function jn({route:e}){let{api:t}=w(b),{page:o,...s}=e,n=j(p=>t.operate.auditLog({...Et(s),limit:Ni},p),[t,...Object.values(s)]),{data:r,error:i}=n,{after:l,...c}=s,d=Object.values(c).some(Boolean);return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Ri} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${W} loaded=${n} />
      ${r?.data.length>0&&a`<${et} entries=${r.data} />`}
      ${r&&!r.data.length&&a`<${Di} isFiltered=${d||l} />`}
      <${Xe} name="the audit log" page=${r} after=${l} write=${p=>Q({...c,after:p})} />
    </section>
  `}function Ri({kept:e,isFiltered:t}){let[o,s]=h(e),n=i=>l=>s(c=>({...c,[i]:l.trim()}));return a`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${i=>{i.preventDefault(),location.hash=Q(o)}} novalidate>
      <${E} name="type" label="What" placeholder="client.updated" list="types" value=${o.type} onInput=${n("type")} />
      <datalist id="types">${Ks.map(i=>a`<option key=${i} value=${i} />`)}</datalist>
      <${E} name="target" label="Done to (id)" placeholder="client_…" value=${o.target} onInput=${n("target")} />
      <${E} name="actor" label="Done by (client id)" placeholder="client_…" value=${o.actor} onInput=${n("actor")} />
      <${z} name="outcome" label="Outcome" options=${Li} value=${o.outcome} onInput=${n("outcome")} />
      <${E} name="from" type="date" label="First day" value=${o.from} onInput=${n("from")} />
      <${E} name="to" type="date" label="Last day" value=${o.to} onInput=${n("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Q()}>Show all</a>`}
      </div>
    </form>
  `}function Di({isFiltered:e}){return e?a`<p class="none">No entry fits. <a href=${Q()}>Show all entries</a>.</p>`:a`<p class="none">No operator has changed anything yet. <a href=${q()}>See the clients</a>.</p>`}function Wn({alerts:e}){let t=Object.values(Object.groupBy(e,({period:o})=>o));return t.length?a`<ul class="alerts">${t.map(o=>a`<${Fi} key=${o[0].period} reached=${o} />`)}</ul>`:null}function Fi({reached:e}){let t=Mo(e),o=e.map(({threshold:s,reachedAt:n})=>a`<span>${s} % on <time datetime=${n}>${x(n)}</time></span>`);return a`
    <li>
      <span class=${Hn(t)}>${t.threshold} %</span>${" "}
      <span>of ${Rs(t)} was reached</span>${" "}
      <span class="quiet small">${me(o)}</span>
    </li>
  `}var Gn=({alert:e})=>a`<span class=${Hn(e)}>${Ds(e)}</span>`,Mo=e=>e.reduce((t,o)=>o.threshold>t.threshold?o:t),Hn=({threshold:e})=>`state ${e===100?"bad":"warn"}`;function qe({credits:e}){let{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n}=e;return a`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${$(n)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${$(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${$(s)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${$(t)}</dd></div>
    </dl>
    <${zt} credits=${e} />
  `}function Vt({budget:{period:e,timezone:t,limit:o,periodUsed:s,periodHeld:n,resetsAt:r}}){let i={creditLimit:o,usedCredit:s,heldCredit:n};return a`
    <dl class="tally">
      <div><dt>Left in this ${Ve[e]??e}</dt><dd>${$(o-s-n)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${$(s)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${$(n)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${$(o)}</dd></div>
    </dl>
    <${zt} credits=${i} />
    <p class="quiet small resets">
      The next ${Ve[e]??e} begins <time datetime=${r}>${Fs(r)}</time>, time of ${t}.
    </p>
  `}function zt({credits:{creditLimit:e,usedCredit:t,heldCredit:o}}){let s=ue(t,e),n=Math.min(100-s,ue(o,e));return a`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${s} height="1" />
      <rect class="held" x=${s} width=${n} height="1" />
    </svg>
  `}function M({title:e,lead:t,name:o,yes:s,cancelling:n,rehearse:r,act:i,onDone:l,onNo:c}){let[d,p]=h(!0),[f,u]=h({changes:null,error:null}),[m,g]=h(""),[S,v]=h(null),[_,y]=h(!1),k=Uo(),T=A();O(()=>{let H=!1;return r(d).then(te=>H||u({changes:te,error:null}),te=>H||u({changes:null,error:te})),()=>{H=!0}},[d]);async function N(H){if(H.preventDefault(),!(_||!f.changes)){if(o&&m.trim()!==o){v(`Type ${o}, exactly as it is written.`),T.current.focus();return}y(!0);try{l(await i(d))}catch(te){u({changes:null,error:te}),y(!1)}}}return a`
    <dialog ref=${k} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${N} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${Mi} told=${f} />
        ${n&&a`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:H})=>p(H.checked)} />${n}
          </label>
        `}
        ${o&&a`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${o}</b></label>
            <input ref=${T} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${m} aria-describedby="typed-problem"
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
  `}function Mi({told:{changes:e,error:t}}){return a`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${P} error=${t} />
      ${e&&a`<p class="quiet small">What will change</p><${Fo} changes=${e} />`}
    </div>
  `}function Uo(){let e=A();return O(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var Ui={day:"Each day",week:"Each week, from Monday",month:"Each month"},qi=["limit","period","timezone"];function Kn({client:e,version:t,mayChange:o,onDone:s,onReload:n}){return a`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?a`<${Vt} budget=${e.budget} />`:a`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${o&&a`<${Bi} key=${t} client=${e} version=${t} onDone=${s} onReload=${n} />`}
    </section>
  `}function Bi({client:e,version:t,onDone:o,onReload:s}){let{api:n}=w(b),[r,i]=h(()=>ji(e.budget)),[l,c]=h(null),[d,p]=h(null),f=y=>k=>i(T=>({...T,[y]:k})),u=(y,k=!1)=>n.operate.changeClient(e.id,{budget:y},{version:t,isDry:k}),m=async(y,k)=>{c(null);try{await u(y),o(k)}catch(T){c(ct(T,"budget."))}};function g(y){y.preventDefault();let k={...r,timezone:r.timezone.trim(),limit:oe(r.limit)};return Wi(e.budget,k)?m(k,"The budget is set."):S(k)}async function S(y){c(null);try{p({budget:y,changes:ce(e,await u(y,!0))})}catch(k){c(ct(k,"budget."))}}let{problems:v,notice:_}=U(l,qi);return a`
    <form class="form beside" onSubmit=${g} novalidate>
      <${z} name="period" label="How often" options=${Ui} problems=${v} value=${r.period} onInput=${f("period")} />
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
  `}var ji=e=>e?{period:e.period,limit:$(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:ze()},Wi=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;var Gi={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function L({name:e}){return a`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${Gi[e]} /></svg>`}function Yt(){return a`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function Vn({across:e,down:t}){let o=16/Math.max(e,t),[s,n]=[e*o,t*o];return a`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-s/2} y=${12-n/2} width=${s} height=${n} rx="1.5" />
    </svg>
  `}var Hi=3e3;function Ce({label:e,text:t,done:o="Copied",icon:s="copy"}){let{announce:n}=w(b),[r,i]=h(null),[l,c]=h(null);O(()=>{if(!r)return;let f=setTimeout(()=>i(null),Hi);return()=>clearTimeout(f)},[r]);async function d(){c(null);try{let f=await t();return await Vi(f)?p(o):(c(f),n("Press the keys for copying: the text is selected."))}catch(f){return p(f.message)}}let p=f=>{i(f),n(f)};return a`
    <button type="button" class="button" onClick=${d}><${L} name=${r===o?"done":s} />${r??e}</button>
    ${l&&a`<${Ki} text=${l} label=${e} />`}
  `}function Ki({text:e,label:t}){let o=A();return O(()=>o.current.select(),[e]),a`<input class="selected" ref=${o} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function Vi(e){try{return await navigator.clipboard.writeText(e),!0}catch{return zi(e)}}function zi(e){let t=document.activeElement,o=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(o),o.select();let s=document.execCommand("copy");return o.remove(),t?.focus({preventScroll:!0}),s}var qo=3600,Yi=(qo-300)*1e3,Ji=168*3600,Qi=3;function zn(e,t){let{api:o}=w(b),[s,n]=h({address:null,error:null}),[r,i]=h(0);return O(()=>{if(!t)return;let l=!1,c=setTimeout(()=>i(d=>d+1),Yi);return o.link(e,qo).then(d=>l||n({address:d,error:null}),d=>l||n(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[o,e,t,r]),{...s,renew:()=>i(l=>l+1)}}function Yn({link:e,label:t,poster:o,isLooped:s,onFailure:n}){let r=A(null),i=A(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{i.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>i.current++<Qi?e.renew():n();return a`
    <video controls playsinline preload="auto" src=${e.address} poster=${o} loop=${s} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function Jn({id:e}){let{api:t}=w(b);return a`<${Ce} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,Ji),location.href).href} />`}function Jt({id:e,label:t}){let{api:o,announce:s}=w(b),[n,r]=h(null);return a`
    <button type="button" class="button" aria-label=${t} title=${n} onClick=${async()=>{r(null);try{ft(await o.link(e,qo),`${e}.mp4`)}catch(l){r(l.message),s(l.message)}}}>
      <${L} name=${n?"cancel":"download"} />${n?"No download":"Download"}
    </button>
  `}function ft(e,t){let o=document.createElement("a");o.href=e,o.download=t,o.click()}var Zi=6e4;function Qt({ask:e,of:t}){let{announce:o}=w(b),[s,n]=h(null);return a`
    <button type="button" class="button" onClick=${async()=>{if(!s?.isBusy){n({isBusy:!0,text:"One moment\u2026"});try{let i=await e(),l=URL.createObjectURL(await i.blob());ft(l,Xi(i)),setTimeout(()=>URL.revokeObjectURL(l),Zi),n(null)}catch(i){n({text:i.message}),o(i.message)}}}}>
      <${L} name="download" />
      ${s?.text??a`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var Xi=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var el=20;function Qn({client:e}){let{api:t}=w(b),{items:o,hasMore:s,error:n,more:r}=Qe(i=>t.operate.entries(e.id,{limit:el,after:i}),[t,e]);return a`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${o||n?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${o?.length>0&&a`<${Qt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${P} error=${n} />
      ${o?.length>0&&a`<${tl} entries=${o} />`}
      ${o&&!o.length&&a`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(s||n)&&a`<div class="pages"><button type="button" class="button" onClick=${r}>${n?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function tl({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${ol} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function ol({entry:e}){let{kind:t,amount:o,note:s,actor:n,metadata:r,videoId:i,createdAt:l}=e,c=_e(e),d=Object.entries(r??{}).map(([p,f])=>`${p}: ${f}`);return a`
    <tr>
      <td class="name">
        ${Ke[t]}
        ${s&&a` <span class="quiet small" dir="auto">${s}</span>`}
        ${d.length>0&&a` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${i&&a` <code class="quiet">${i}</code>`}
      </td>
      <td class="spare"><bdi>${n?n.on_behalf_of??n.name:"Kinora"}</bdi></td>
      <td class="quiet">${x(l)}</td>
      <td class="number">${c?ve(c):a`<span class="quiet">${$(o)}</span>`}</td>
      <td class="number spare">${$(e.creditLimit)}</td>
      <td class="number spare">${$(e.usedCredit)}</td>
      <td class="number spare">${$(e.heldCredit)}</td>
    </tr>
  `}var Zn=()=>({amount:"",note:"",once:Oe()});function Xn({client:e,onDone:t}){let{api:o}=w(b),[s,n]=h(Zn),[r,i]=h(null),[l,c]=h(!1),[d,p]=h(null),f=A(),u=y=>k=>n(T=>({...T,[y]:k,once:Oe()})),m=(y,k)=>o.operate.grant(e.id,y,{isDry:k,once:s.once}),g=()=>{p(null),n(Zn()),t(d?"The credits are taken away.":"Granted.")};async function S(y){y.preventDefault();let k={amount:oe(s.amount),...s.note.trim()&&{note:s.note.trim()}};if(i(null),k.amount<0)return p(k);if(!l){c(!0);try{await m(k,!1),g()}catch(T){i(T),f.current.elements[T.param]?.focus()}return c(!1)}}let{problems:v,notice:_}=U(r,["amount","note"]);return a`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${f} onSubmit=${S} novalidate>
        <${E} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${s.amount} onInput=${u("amount")} />
        <${E} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${s.note} onInput=${u("note")} />
        <${P} error=${_} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&a`<${M} title=${`Take ${I(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async()=>sl((await o.operate.client(e.id)).client,await m(d,!0))}
        act=${()=>m(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var sl=(e,{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n})=>ce(e,{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n});var er={name:"",scopes:[],networks:"",ends:"",reason:""};function tr({client:e,onIssued:t}){let{api:o}=w(b),[s,n]=h(er),[r,i]=h(null),l=A(),c=u=>m=>n(g=>({...g,[u]:m}));async function d(u){u.preventDefault(),i(null);try{let m=await o.operate.issueKey(e.id,nl(s));n(er),l.current.open=!1,t(m)}catch(m){i(m)}}let{problems:p,notice:f}=U(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return a`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${E} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${s.name} onInput=${c("name")} />
        <${E} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${s.ends} onInput=${c("ends")} />
        <${E} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${s.networks} onInput=${c("networks")} />
        <${rl} chosen=${s.scopes} onChoice=${c("scopes")} problems=${p} />
        <${E} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${s.reason} onInput=${c("reason")} />
        <${P} error=${f} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function nl({name:e,scopes:t,networks:o,ends:s,reason:n}){let r=s&&new Date(`${s}T00:00`);r&&r.setDate(r.getDate()+1);let i={name:e.trim(),scopes:t,allowedNetworks:o.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:n.trim()};return Object.fromEntries(Object.entries(i).filter(([,l])=>l.length!==0&&l!==""))}function rl({chosen:e,onChoice:t,problems:o}){let s=n=>({target:r})=>t(r.checked?[...e,n]:e.filter(i=>i!==n));return a`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(ae).map(([n,r])=>a`
          <label class="check" key=${n}>
            <input type="checkbox" name=${n} checked=${e.includes(n)} onChange=${s(n)} /><span>${r}</span>
          </label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${V} name="scopes" problems=${o} />
    </fieldset>
  `}function tt({text:e,title:t="The new key",label:o="Copy key",children:s}){let n=A();return O(()=>n.current.focus(),[e]),a`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">${t}</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${Ce} label=${o} text=${()=>e} />${s}</div>
    </section>
  `}var or=3600,Zt=24*or,al={0:"No longer: it is refused now",[or]:"For an hour",[Zt]:"For a day",[7*Zt]:"For a week",[30*Zt]:"For 30 days"};function sr({apiKey:e,onIssued:t,onNo:o}){let{api:s}=w(b),[n,r]=h(String(Zt)),[i,l]=h(""),[c,d]=h(null),[p,f]=h(!1),[u,m]=h(!1),g=Uo();async function S(v){if(v.preventDefault(),u)return;m(!0),d(null);let _={overlapSeconds:Number(n),force:p,...i.trim()&&{reason:i.trim()}};try{t(await s.operate.rotateKey(e.id,_))}catch(y){d(y),m(!1)}}return a`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${o}>
      <form onSubmit=${S} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${z} name="overlapSeconds" label="How long the old key is still accepted" options=${al} value=${n} onInput=${r} />
        <${E} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${i} onInput=${l} />
        <${P} error=${c} />
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
  `}function nr({client:e,keys:t,mayChange:o,onDone:s}){let[n,r]=h(null),[i,l]=h(null),[c,d]=h(null),p=t.filter(u=>!u.revokedAt),f=u=>m=>{l(null),d(m),s(u)};return a`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(rr)&&a`<p class="notice">This client has no key: it can send no request. ${o?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&a`<${il} keys=${[...t].reverse()} onRevoke=${o?r:null} onRotate=${l} />`}
      ${c&&a`<${tt} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${o&&a`<${tr} client=${e} onIssued=${f("Issued. Copy the key now.")} />`}
      ${i&&a`<${sr} apiKey=${i} onIssued=${f("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${n&&a`<${cl} apiKey=${n} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),s("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function il({keys:e,onRevoke:t,onRotate:o}){return a`
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
                  ${le(s.scopes.map(n=>ae[n]??n))}
                  ${s.allowedNetworks&&a`, <span class="quiet">only from ${le(s.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${x(s.createdAt)}</td>
                <td class="quiet">${s.lastUsedAt?x(s.lastUsedAt):"never"}</td>
                <td>${ll(s)}</td>
                ${t&&a`<td class="number">
                  ${rr(s)&&a`<button type="button" class="button" aria-label=${`Rotate ${s.name??s.id}`} onClick=${()=>o(s)}>Rotate…</button>`}
                  ${" "}
                  ${!s.revokedAt&&a`<button type="button" class="button dangerous" aria-label=${`Revoke ${s.name??s.id}`}
                    onClick=${()=>t(s)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var rr=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function ll({revokedAt:e,expiresAt:t}){return e?`Revoked ${x(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${x(t)}`:"Accepted"}function cl({apiKey:e,client:t,isLast:o,onDone:s,onNo:n}){let{api:r}=w(b),i=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return a`
    <${M} title=${`Revoke the key ${i}?`} name=${o?t.name:null} yes="Revoke"
      lead=${o?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${o&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${s} onNo=${n} />
  `}var dl={queueLimit:"How many of its films may wait. Empty: as many as the service allows.",concurrency:"How many of its films may be made at the same time. Empty: as many as the service allows."},ul=Object.entries(Ne).filter(([,e])=>e.length>1);function ar({client:e,version:t,mayChange:o,onDone:s,onReload:n}){return a`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${pl} permissions=${e.permissions} />
      ${o&&a`<${ml} key=${t} client=${e} version=${t} onDone=${s} onReload=${n} />`}
    </section>
  `}function pl({permissions:e}){let t=Object.entries(xt(null,e));return t.length?a`
    <dl class="changes part-none">
      ${t.map(([o,{to:s}])=>a`<div key=${o}><dt>${ke[o]}</dt><dd>${s}</dd></div>`)}
    </dl>
  `:a`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`}function ml({client:e,version:t,onDone:o,onReload:s}){let{api:n}=w(b),[r,i]=h(()=>Bs(e.permissions)),[l,c]=h(null),[d,p]=h(null),f=_=>y=>i(k=>({...k,[_]:y})),u=(_,y)=>n.operate.changeClient(e.id,{permissions:_},{version:t,isDry:y}),m=()=>(p(null),o("The permissions are changed."));async function g(_){_.preventDefault(),c(null);let y=js(e.permissions,r,oe),k=!Ws(e.permissions,y);try{let T=await u(y,k);k?p({wanted:y,changes:ce(e,T)}):m()}catch(T){c(ct(T,"permissions."))}}let{problems:S,notice:v}=U(l,Object.keys(ke));return a`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${g} novalidate>
        ${ul.map(([_,y])=>a`
            <${qt} key=${_} name=${_} label=${ke[_]} values=${y} chosen=${r[_]} onChoice=${f(_)}
              problems=${S} />
          `)}
        <fieldset class="field choices">
          <legend>${ke.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${r.imageUrls} onChange=${({target:_})=>f("imageUrls")(_.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(Ye).map(_=>a`
            <${E} key=${_} name=${_} label=${ke[_]} hint=${dl[_]} inputmode="numeric" problems=${S}
              value=${r[_]} onInput=${f(_)} />
          `)}
        <${Ze} error=${v} onReload=${s} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${d&&a`<${M} title=${`Limit what ${e.name} may ask for?`} name=${e.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async()=>d.changes} act=${()=>u(d.wanted,!1)} onDone=${m} onNo=${()=>p(null)} />`}
  `}var fl=["name","role","creditLimit","reason"];function ir({client:e,version:t,onDone:o,onReload:s}){let{api:n}=w(b),[r,i]=h(()=>({name:e.name,role:e.role,creditLimit:$(e.creditLimit),reason:""})),[l,c]=h(null),[d,p]=h(!1),[f,u]=h(null),m=A(),g=y=>k=>i(T=>({...T,[y]:k}));async function S(y){y.preventDefault();let k=$l(e,r);if(c(null),!Object.keys(k).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let T=r.reason.trim()?{...k,reason:r.reason.trim()}:k;if(k.creditLimit<e.creditLimit&&k.creditLimit>=0)return u(T);if(!d){p(!0);try{return await n.operate.changeClient(e.id,T,{version:t}),o("Saved.")}catch(N){c(N),m.current.elements[N.param]?.focus()}return p(!1)}}let{problems:v,notice:_}=U(l,fl);return a`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${m} onSubmit=${S} novalidate>
        <${E} name="name" label="Name" problems=${v} value=${r.name} onInput=${g("name")} />
        <${z} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${ie}
          value=${r.role} onInput=${g("role")} />
        <${E} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${E} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${g("reason")} />
        <${Ze} error=${_} onReload=${s} />
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${f&&a`<${hl} client=${e} version=${t} wanted=${f} onDone=${y=>(u(null),o(y))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function hl({client:e,version:t,wanted:o,onDone:s,onNo:n}){let{api:r}=w(b),i=c=>r.operate.changeClient(e.id,o,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return a`
    <${M} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${o.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>ce(e,await i(!0))} act=${()=>i(!1)} onDone=${()=>s("The limit is lowered.")} onNo=${n} />
  `}function $l(e,{name:t,role:o,creditLimit:s}){let n={name:t.trim(),role:o,creditLimit:oe(s)};return Object.fromEntries(Object.entries(n).filter(([r,i])=>i!==e[r]))}function lr({client:e,version:t,onDone:o}){let{api:s}=w(b),[n,r]=h(!1),[i,l]=h(null),c=e.status==="SUSPENDED",d=(f,u)=>s.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:f});async function p(){l(null);try{await s.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),o("Active again.")}catch(f){l(f)}}return a`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${P} error=${i} />
      <div class="actions">
        ${c?a`<button type="button" class="button" onClick=${p}>Activate</button>`:a`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${n&&a`
        <${M} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async f=>ce(e,await d(!0,f))} act=${f=>d(!1,f)}
          onDone=${()=>(r(!1),o("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var cr=20,gl=10;function dr({route:{id:e}}){let{api:t,may:o,announce:s}=w(b),n=j(c=>bl(t,e,c),[t,e]),r=c=>{s(c),n.again()},{data:i,error:l}=n;return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <p class="small"><a href=${q()}>Clients</a></p>
      ${i?a`<${yl} client=${i.client} />`:a`<h1 tabindex="-1">Client</h1>`}
      <${W} loaded=${n} />
      ${l?.status===404&&a`<p class="part-none"><a href=${q()}>Look for it among all clients</a>.</p>`}
      ${i&&a`<${_l} ...${i} mayChange=${o("operate:write")} onDone=${r} onReload=${n.again} />`}
    </section>
  `}async function bl(e,t,o){let{client:s,version:n}=await e.operate.client(t,o),r=await e.operate.keys(s.id,o);return{client:s,version:n,keys:r,entries:await wl(e,s,r,o)}}async function wl(e,t,o,s){let n=[t.id,...o.slice(-gl).map(l=>l.id)];return(await Promise.all(n.map(l=>e.operate.auditLog({target:l,limit:cr},s)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,cr)}function yl({client:e}){let{name:t,role:o,status:s,id:n,createdAt:r,createdBy:i}=e;return a`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${ie[o]}</span>
      ${s==="SUSPENDED"?a`<span class="state bad">Suspended</span>`:a`<span class="state good">Active</span>`}
      <span>created ${x(r)}${i&&a` by <bdi>${i}</bdi>`}</span>
      <span class="id">${n}</span>
    </p>
  `}function _l({client:e,version:t,keys:o,entries:s,mayChange:n,onDone:r,onReload:i}){return a`
    ${e.status==="SUSPENDED"&&a`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${qe} credits=${e} />
    <${Wn} alerts=${e.alerts} />
    <p class="small usage-link"><a href=${Me({client:e.id})}>Usage of this client</a></p>
    ${n&&a`<${ir} key=${t} client=${e} version=${t} onDone=${r} onReload=${i} />`}
    ${n&&a`<${Xn} client=${e} onDone=${r} />`}
    <${Kn} client=${e} version=${t} mayChange=${n} onDone=${r} onReload=${i} />
    <${ar} client=${e} version=${t} mayChange=${n} onDone=${r} onReload=${i} />
    <${nr} client=${e} keys=${o} mayChange=${n} onDone=${r} />
    <${Qn} client=${e} />
    ${n&&a`<${lr} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Q({target:e.id})}>All entries about this client</a>
      </div>
      ${s.length?a`<${et} entries=${s} />`:a`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function ur(e,t,o,s){return t.search?kl(e,t,o,s):t.before?vl(e,t,s):pr(e,t,s)}async function pr(e,{status:t,after:o},s){let n=await e.videos({status:t,after:o,limit:12},s);return{...n,newer:o&&(n.first_id??o),older:n.has_more&&n.last_id}}async function vl(e,{status:t,before:o},s){let n=await e.videos({status:t,after:o,order:"asc",limit:12},s);return!n.has_more&&n.data.length<12?pr(e,{status:t,after:""},s):{...n,data:n.data.toReversed(),newer:n.has_more&&n.last_id,older:n.first_id}}async function kl(e,{status:t,search:o},s,n){let r=ht(o).split(/\s+/),i={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;i.has_more&&i.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},n);i.data.push(...c.data.filter(({prompt:d})=>r.every(p=>ht(d??"").includes(p)))),i.searched+=c.data.length,[i.has_more,l]=[c.has_more,c.last_id],n.aborted||s({...i})}return{...i,isSearching:!1}}var ht=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var mr=100,Sl=100,Xt=5e3,eo=50;async function fr(e,{search:t,status:o,role:s,after:n},r){if(!t)return e.operate.clients({status:o,role:s,after:n,limit:eo},r);let i=ht(t).split(/\s+/),l=[];for await(let c of Bo(e,{status:o,role:s},r)){let d=`${ht(c.name)} ${c.id}`;if(i.every(p=>d.includes(p))&&l.push(c),l.length===Sl)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*Bo(e,t,o){for(let s,n=!0,r=0;n&&r<Xt;r+=mr){let i=await e.operate.clients({...t,after:s,limit:mr},o);yield*i.data,[n,s]=[i.has_more,i.last_id]}}var xl={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function hr({route:e}){let{api:t,may:o}=w(b),{search:s,status:n,role:r,after:i}=e,l=j(p=>fr(t,e,p),[t,s,n,r,i]),{data:c,error:d}=l;return a`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${o("operate:write")&&a`<a class="button" href=${ut}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${El} key=${s} route=${e} />
        <${Tl} route=${e} />
      </div>
      <${W} loaded=${l} />
      ${s&&a`<p class="quiet small" role="status">${Cl(c)}</p>`}
      ${c?.data.length>0&&a`<${Ol} clients=${c.data} />`}
      ${c&&!c.data.length&&a`<${Pl} route=${e} mayCreate=${o("operate:write")} />`}
      ${c&&a`<${Il} route=${e} page=${c} />`}
    </section>
  `}function Cl(e){return e?`${$(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function El({route:{status:e,role:t,search:o}}){let s=A();return a`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=q({status:e,role:t,search:s.current.value.trim()})}}>
      <${L} name="search" />
      <input ref=${s} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" defaultValue=${o} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Tl({route:{status:e,role:t,search:o}}){let s=n=>(n.status??"")===e&&(n.role??"")===t;return a`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(xl).map(([n,r])=>a`<a key=${n} href=${q({...r,search:o})} aria-current=${s(r)?"true":null}>${n}</a>`)}
    </nav>
  `}function Ol({clients:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${Al} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function Al({client:e}){let{id:t,name:o,role:s,creditLimit:n,usedCredit:r,heldCredit:i,availableCredit:l}=e;return a`
    <tr>
      <td class="name">
        <a href=${G(t)} dir="auto">${o}</a>
        ${s!=="MEMBER"&&a` <span class="state">${ie[s]}</span>`}
        ${e.status==="SUSPENDED"&&a` <span class="state bad">Suspended</span>`}
        ${e.alerts.length>0&&a` <${Gn} alert=${Mo(e.alerts)} />`}
      </td>
      <td class="spare bar">
        <${zt} credits=${e} />
        <span class="unseen">${n>0?`${Math.round(ue(r+i,n))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${$(r)}</td>
      <td class="number spare">${$(i)}</td>
      <td class="number">${$(n)}</td>
      <td class=${`number ${l<=0&&s==="MEMBER"?"out":""}`}>${$(l)}</td>
    </tr>
  `}function Pl({route:{search:e,status:t,role:o,after:s},mayCreate:n}){let r=a`<a href=${q()}>Show all clients</a>`;if(e)return a`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(s)return a`<p class="none">There are no more clients. ${r}.</p>`;if(t)return a`<p class="none">No client is suspended. ${r}.</p>`;let i=n&&a` <a href=${ut}>Create one</a>: a name and a limit are enough.`;return a`<p class="none">There is no client of this kind.${i} ${o&&a`${r}.`}</p>`}function Il({route:{status:e,role:t,search:o,after:s},page:n}){return o||!(s||n.has_more)?null:a`
    <nav class="pages" aria-label="Pages of clients">
      ${s&&a`<a class="button" href=${q({status:e,role:t})}>First ${eo}</a>`}
      ${n.has_more&&a`<a class="button" href=${q({status:e,role:t,after:n.last_id})}>Next ${eo}</a>`}
    </nav>
  `}function $r(e){let t=new Map;for(let o of e.filter(({videoId:s})=>s)){let s=t.get(o.videoId)??{...Nl,videoId:o.videoId,prompt:o.prompt??null},{charged:n,held:r}=Ll[o.kind](o.amount);t.set(o.videoId,{...s,charged:s.charged+n,held:s.held+r,time:o.createdAt,isWhole:s.isWhole||o.kind==="hold"})}return[...t.values()].sort((o,s)=>o.time<s.time?1:-1)}var Nl={charged:0,held:0,time:"",isWhole:!1},Ll={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function gr(e,t,o){let s=[];for(let n,r=!0;r;){let i=await e.entries({limit:100,after:n},o);s.push(...i.data),t(s.length),[n,r]=[i.last_id,i.has_more]}return s}var Rl=["entry","time","kind","amount","change","video","prompt","note"];function br(e){let t=e.map(o=>[ot(o.id),ot(o.createdAt),ot(o.kind),o.amount,_e(o),ot(o.videoId),ot(o.prompt),ot(o.note)]);return`\uFEFF${[Rl,...t].map(o=>`${o.map(Dl).join()}\r
`).join("")}`}var ot=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Dl=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var wr=640,to=120;function yr({entries:e,available:t}){let o=Fl(e,t),s=Math.max(...o,1),n=Ml(o,s);return a`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${$(e.length)} lines; the top edge is ${$(s)}
      </figcaption>
      <svg viewBox=${`0 0 ${wr} ${to}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${I(o[0])} to ${I(t)} left`}>
        <path class="area" d=${`${n}V${to}H0Z`} />
        <path class="line" d=${n} />
      </svg>
    </figure>
  `}function Fl(e,t){let o=[t];for(let s of e.slice(0,-1))o.push(o.at(-1)-_e(s));return o.reverse()}function Ml(e,t){let o=wr/e.length,s=r=>(to-Math.max(0,r)/t*(to-8)).toFixed(1),n=e.map((r,i)=>`V${s(r)}H${((i+1)*o).toFixed(1)}`);return`M0 ${s(e[0])}${n.join("")}`}var jo=30,Wo={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function _r({page:e,...t}){let o=t.zone||ze(),s;try{s=fe(Date.now()/1e3,o)}catch{s=fe(Date.now()/1e3,"UTC")}let n=t.to||s;return{...t,zone:o,to:n,from:t.from||bo(n,1-jo),width:t.width||"1d"}}function Go({from:e,to:t,width:o,zone:s,group:n,label:r,client:i}){let l=d=>{try{return wo(d,s)}catch{return wo(d,"UTC")}},c=[n,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(bo(t,1)),bucket_width:o,timezone:s,group_by:c,client:i}}var Ho=120,vr=.2;function kr({columns:e,label:t}){let o=Math.max(...e.map(({value:n})=>n),1),s=e.reduce((n,{value:r})=>n+r,0);return a`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${$(s)}; the top edge is ${$(o)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${Ho}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${$(s)} together. The table has each figure.`}>
        ${e.map(({name:n,value:r},i)=>{let l=r/o*(Ho-4);return a`
            <rect key=${n} x=${i+vr/2} y=${Ho-l} width=${1-vr} height=${l}>
              <title>${n}: ${$(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var Ko=1e3,Ul={"1d":"Days","1h":"Hours"};function oo({route:e,calls:t,write:o,figures:s,groups:n,none:r,isOfAll:i=!1}){let l=_r(e),c=j(async v=>t.usage(Go(l),v),[t,...Object.values(l)]),{data:d,error:p}=c,f=p?.param?Object.assign(Object.create(p),{param:Wo[p.param]}):p,{problems:u,notice:m}=U(f,Object.values(Wo)),g=a`
    <${ql} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${o} groups=${n} isOfAll=${i} />
  `,S=Object.entries(e).some(([v,_])=>v!=="page"&&_);return a`
    <div aria-busy=${d||p?null:"true"}>
      ${i?g:a`<details class="fold" open=${S}><summary class="button">Choose days and groups</summary>${g}</details>`}
      <${W} loaded=${{...c,error:m}} />
      ${d&&a`<${Bl} page=${d} filter=${l} figures=${s} none=${r} Heading=${i?"h2":"h3"}
        ask=${()=>t.usageFile(Go(l))} />`}
    </div>
  `}function ql({filter:e,given:t,problems:o,write:s,groups:n,isOfAll:r}){let[i,l]=h(e),c=f=>u=>l(m=>({...m,[f]:u.trim()})),d=f=>{f.preventDefault();let u=Object.fromEntries(["from","to"].map(m=>[m,i[m]===e[m]?t[m]:i[m]]));location.hash=s({...i,...u})},p=f=>({name:f,problems:o,value:i[f],onInput:c(f)});return a`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${E} ...${p("from")} type="date" label="First day" required />
      <${E} ...${p("to")} type="date" label="Last day" required />
      <${z} ...${p("width")} label="One bar is" options=${Ul} />
      <${E} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${z} ...${p("group")} label="Group by" options=${n} />
      <${E} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&a`<${E} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function Bl({page:e,filter:t,figures:o,none:s,Heading:n,ask:r}){let i=Object.keys(o),[l,c]=h("credits_settled"),d=t.width==="1h",p=(m,g)=>m.reduce((S,v)=>S+v[g],0),f=e.data.flatMap(({results:m})=>m);if(!f.some(m=>i.some(g=>m[g])))return a`<p class="none">${s}</p>`;let u=e.data.map(({start_time:m,results:g})=>({name:yo(m,t.zone,d),value:p(g,l)}));return a`
    <dl class="tally">
      ${i.map(m=>a`<div key=${m}><dt>${o[m]}</dt><dd>${$(p(f,m))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${n} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${Qt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${i.map(m=>a`
            <button key=${m} type="button" class="button" aria-pressed=${l===m?"true":"false"} onClick=${()=>c(m)}>
              ${o[m]}
            </button>
          `)}
    </div>
    <${kr} columns=${u} label=${o[l]} />
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
          ${l.slice(0,Ko).map(({start:c,result:d})=>a`
              <tr>
                <td class="day">${yo(c,t.zone,s)}</td>
                ${r&&a`<td dir="auto">${Wl(d)}</td>`}
                ${n.map(p=>a`<td key=${p} class="number">${$(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${s?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>Ko&&` These are the first ${$(Ko)} rows; the file has all.`}
    </p>
  `}function Wl({client_name:e,outcome:t,metadata:o}){let s=Object.entries(o??{}).map(([n,r])=>`${n}: ${r??"none"}`);return[e,Ns[t]??t,...s].filter(Boolean).join(" \xB7 ")}var Gl=50,Hl={"":"Nothing",outcome:"Outcome"},Kl={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function Sr({route:e}){let t=w(b),{items:o,hasMore:s,error:n,more:r}=Qe(i=>t.api.entries({limit:Gl,after:i}),[t.api]);return O(()=>{t.refresh()},[]),a`
    <section class="page" aria-busy=${t.credits&&o?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${P} error=${n??t.trouble} />
      ${t.credits&&a`<${Vl} credits=${t.credits} />`}
      ${t.credits&&o?.length>1&&a`<${yr} entries=${o} available=${t.credits.availableCredit} />`}
      ${o?.length>0&&a`<${zl} route=${e} api=${t.api} />`}
      ${o&&a`<${Yl} entries=${o} />`}
      ${s&&a`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function Vl({credits:e}){let{budget:t,expiringGrants:o}=e;return a`
    <${qe} credits=${e} />
    ${o.filter(({left:s})=>s>0).map(({id:s,left:n,expiresAt:r})=>a`<p key=${s} class="quiet small resets">${I(n)} expire on ${x(r)}, unless they are spent.</p>`)}
    ${t&&a`<section class="budget" aria-label="Budget"><${Vt} budget=${t} /></section>`}
  `}function zl({route:e,api:t}){return a`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${oo} route=${e} calls=${t} write=${Bt} figures=${Kl} groups=${Hl}
        none=${a`Nothing was made in this time. Choose other days, or <a href=${X}>make a film</a>.`} />
    </section>
  `}function Yl({entries:e}){let[t,o]=h(!1);return e.length?a`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${Jl} isByFilm=${t} onView=${o} />
        <${ec} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?a`<${Xl} entries=${e} />`:a`<${Ql} entries=${e} />`}
    </div>
  `:a`<p class="none">No credits were granted yet: ask an operator. <a href=${X}>See what a film costs</a>.</p>`}function Jl({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([o,s])=>a`
      <button type="button" class="button" aria-pressed=${e===o?"true":"false"} onClick=${()=>t(o)}>${s}</button>
    `)}function Ql({entries:e}){return a`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>a`<${Zl} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Zl({entry:e}){let t=_e(e);return a`
    <tr>
      <td>${Ke[e.kind]}${e.note&&a` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&a`<${xr} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${x(e.createdAt)}</td>
      <td class="number">${t?ve(t):a`<span class="quiet">${$(e.amount)}</span>`}</td>
    </tr>
  `}var xr=({videoId:e,prompt:t})=>a`<a href=${$e(e)} dir="auto" title=${t??e}>${t?ye(t):e}</a>`;function Xl({entries:e}){let t=$r(e);return t.length?a`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:o,prompt:s,time:n,held:r,charged:i,isWhole:l})=>a`
            <tr key=${o}>
              <td class="film"><${xr} videoId=${o} prompt=${s} /></td>
              <td class="quiet">${x(n)}</td>
              ${l?a`<td class="number">${$(r)}</td><td class="number">${$(i)}</td>`:a`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:a`<p class="none">No film yet. <a href=${X}>Make the first one</a>.</p>`}function ec(){let{api:e,announce:t}=w(b),[o,s]=h(null),n=o?.isBusy;return a`
    <button type="button" class="button" onClick=${async()=>{if(!n)try{let i=d=>s({isBusy:!0,text:`${$(d)} lines\u2026`});i(0);let l=br(await gr(e,i)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));ft(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),s(null)}catch(i){s({text:i.message}),t(i.message)}}}>
      <${L} name="download" />
      ${o?.text??a`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function be(e){let t=Je(()=>e?URL.createObjectURL(e):null,[e]);return O(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function st(e){let{api:t}=w(b),[o,s]=h(void 0);return O(()=>{let n=new AbortController;return t.still(e,n.signal).then(s,()=>n.signal.aborted||s(null)),()=>n.abort()},[t,e]),o}function Er({video:e,onCancel:t,onRemove:o}){let s=re(e);return a`
    <li class="card">
      <a class="cover" href=${$e(e.id)}>
        <${sc} video=${e} />
        <span class=${`badge ${e.status} ${at(e)?"charged":""}`}>${He(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&a`<p class="why small"><${xe} text=${e.error.message} /></p>`}
      <p class="quiet small">${Ps(e)}</p>
      <p class="quiet small">${x(e.created_at)}</p>
      ${e.status==="in_progress"&&a`<${tc} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&a`<${Jt} id=${e.id} label=${Vo("Download",e)} />`}
        ${s&&a`<${oc} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&a`<${Cr} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${s&&a`<${Cr} verb="Delete" icon="remove" video=${e} onClick=${o} />`}
      </div>
    </li>
  `}var Vo=(e,t)=>`${e}: ${ye(t.prompt)}, take ${t.take}`;function tc({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return a`<progress max="100" value=${t} aria-label=${Pe(e)}></progress>`}function oc({verb:e,video:t}){return a`<a class="button" href=${Fe(t.id)} aria-label=${Vo(e,t)}><${L} name="again" />${e}</a>`}function Cr({verb:e,icon:t,video:o,onClick:s}){return a`
    <button type="button" class="button" aria-label=${Vo(e,o)} onClick=${()=>s(o)}>
      <${L} name=${t} />${e}
    </button>
  `}function sc({video:e}){let t=st(e.id),o=be(t);return a`
    <span class="thumbnail">
      ${o?a`<img src=${o} alt="" />`:t===null&&a`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function Tr({video:e,onYes:t,onNo:o}){let s=A();return O(()=>{let n=s.current;return n.showModal(),()=>n.close()},[]),a`
    <dialog ref=${s} aria-labelledby="remove-title" onCancel=${o}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${ye(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${o}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*Or(e){let t="";for await(let o of rc(e)){t=(t+o).replaceAll(`\r
`,`
`);let s=t.split(`

`);t=s.pop(),yield*s.map(nc).filter(n=>n.data)}}function nc(e){let t={event:"message",data:""};for(let o of e.split(`
`)){let[,s,n]=/^(\w+): ?(.*)$/.exec(o)??[];s==="event"&&(t.event=n),s==="data"&&(t.data+=(t.data&&`
`)+n)}return t}async function*rc(e,t=6e4){let o=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let s=setTimeout(()=>o.cancel(),t),{done:n,value:r}=await o.read().finally(()=>clearTimeout(s));if(n)return;yield r}}finally{o.cancel().catch(()=>{})}}var zo=1e3,ac=5e3,ic=1e4;async function Pr(e,t,{onVideo:o,onTrouble:s,signal:n}){let r=Ar;for(let i=0;!n.aborted;){try{for await(let l of r(e,t,n))if(i=0,s(null),o(l),re(l))return}catch(l){if(n.aborted)return;if(l.code==="not_found"&&r===Ar)r=lc;else{if(l.isFinal)throw l;s(l)}}await Yo(Math.min(ic,zo*2**i++),n)}}async function Ir(e,{onPage:t,onTrouble:o,signal:s}){for(;!s.aborted;){let n=!1;try{let r=await e(s);if(s.aborted)return;o(null),t(r),n=r.data.some(i=>!re(i))}catch(r){if(s.aborted||(o(r),r.isFinal))return}await Yo(n?zo:ac,s),await cc(s)}}async function*Ar(e,t,o){let s=await e.call(`${we(t)}/events`,{signal:o,headers:{accept:"text/event-stream"}});for await(let{event:n,data:r}of Or(s.body))n==="video"&&(yield JSON.parse(r))}async function*lc(e,t,o){for(;;)yield await e.video(t,o),await Yo(zo,o)}function Yo(e,t){return new Promise(o=>{let s=setTimeout(o,e);t.addEventListener("abort",()=>(clearTimeout(s),o()),{once:!0})})}function cc(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function Nr({route:e}){let{api:t,announce:o,refresh:s}=w(b),[n,r]=h(0),{page:i,trouble:l}=dc(t,e,n),[c,d]=h(null),[p,f]=h(null),u=A();async function m(v,_){d(null);try{await v(),o(_),s(),r(n+1)}catch(y){d(y)}}let g=v=>m(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),S=async()=>{f(null),await m(()=>t.remove(p.id),"Deleted."),u.current.focus()};return a`
    <section class="page" aria-busy=${i?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${uc} key=${e.search} route=${e} />
          <${pc} route=${e} />
        </div>
      </div>
      <${P} error=${c??l} />
      ${e.search&&a`<${mc} page=${i} />`}
      ${i?.data.length>0&&a`<${fc} page=${i} onCancel=${g} onRemove=${f} />`}
      ${i&&!i.data.length&&!i.isSearching&&a`<${hc} route=${e} />`}
      ${i&&a`<${$c} route=${e} page=${i} />`}
      ${p&&a`<${Tr} video=${p} onYes=${S} onNo=${()=>f(null)} />`}
    </section>
  `}function dc(e,t,o){let{status:s,search:n,after:r,before:i}=t,[l,c]=h(null),[d,p]=h(null);return O(()=>c(null),[s,n,r,i]),O(()=>{let f=new AbortController,{signal:u}=f,m=()=>ur(e,t,c,u);return n?m().then(c,g=>u.aborted||p(g)):Ir(m,{onPage:c,onTrouble:p,signal:u}),()=>f.abort()},[e,s,n,r,i,o]),{page:l,trouble:d}}function uc({route:e}){let t=A();return a`
    <form class="search" role="search" onSubmit=${s=>{s.preventDefault(),location.hash=se({status:e.status,search:t.current.value.trim()})}}>
      <${L} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" defaultValue=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function pc({route:e}){return a`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...rt}).map(([t,o])=>a`
          <a href=${se({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${o}</a>
        `)}
    </nav>
  `}function mc({page:e}){let t=`${$(e?.data.length??0)} found in ${$(e?.searched??0)} films`,o=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return a`<p class="quiet small" role="status">${t}${o}${e?.isSearching===!1?".":"\u2026"}</p>`}function fc({page:e,onCancel:t,onRemove:o}){return a`
    <ul class="gallery">
      ${e.data.map(s=>a`<${Er} key=${s.id} video=${s} onCancel=${t} onRemove=${o} />`)}
    </ul>
  `}function hc({route:e}){let t=a`<a href=${se()}>Show all films</a>`;return e.search?a`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?a`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?a`<p class="none">There are no more films. ${t}.</p>`:a`<p class="none">No films yet. <a href=${X}>Make the first one</a>: a still and a sentence are enough.</p>`}function $c({route:e,page:t}){let{status:o}=e;return e.search||!(t.newer||t.older)?null:a`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&a`<a class="button" href=${se({status:o})}>Newest</a>`}
      ${t.newer&&a`<a class="button" href=${se({status:o,before:t.newer})}>Newer</a>`}
      ${t.older&&a`<a class="button" href=${se({status:o,after:t.older})}>Older</a>`}
    </nav>
  `}function so({evidence:e}){let{cause:t,sentAt:o,lostAt:s,readingBefore:n,readingAfter:r,moved:i,otherCredits:l,credits:c}=e;return a`
    <p class="small">Sent ${x(o)}. Its answer was lost ${x(s)}${t&&a`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${Lr} name="Counter before" reading=${n} />
      <${Lr} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${i===null?"not known":$(i)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":$(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${$(c)}</dd></div>
    </dl>
  `}function Lr({name:e,reading:t}){return a`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":a`
              ${$(t.usedCredit)}
              <span class="quiet small"><a href=${ee(t.generationId)}>read ${x(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function no({evidence:{proposal:e,basis:t,verdict:o}}){return o?a`
      <p class="proposed">
        <b>Verdict: ${o.billed?"it was billed":"it was not billed"}.</b> ${I(o.refundedCredit)} given back,
        ${" "}${x(o.createdAt)}. ${o.note&&a`<span dir="auto">${o.note}</span>`}
      </p>
    `:a`<p class="proposed"><b>${Un[e]??e}.</b> ${qn[t]??t}</p>`}var Jo=e=>e.reduce((t,{kind:o,amount:s})=>t+({settle:s,refund:-s}[o]??0),0);function Rr({story:{id:e,client_name:t,entries:o},onDone:s}){let{api:n}=w(b),[r,i]=h(""),[l,c]=h(null),d=I(Jo(o)),p=({note:f,once:u},m)=>n.operate.refund(e,f?{note:f}:{},{isDry:m,once:m?void 0:u});return a`
    <div class="form beside">
      <${E} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${r} onInput=${i} />
      <div class="actions">
        <button type="button" class="button" onClick=${()=>c({note:r.trim(),once:Oe()})}>Give the credits back…</button>
      </div>
    </div>
    ${l&&a`<${M} title=${`Give ${d} back to ${t}?`} name=${t} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async()=>gc(await p(l,!0))} act=${()=>p(l,!1)}
      onDone=${()=>(c(null),s("The credits are given back."))} onNo=${()=>c(null)} />`}
  `}var gc=({amount:e,note:t})=>({givenBack:{from:null,to:I(e)},note:{from:null,to:t}});function Dr({times:e}){let t=Object.keys(Do),o=t.reduce((n,r)=>n+e[r],0),s=n=>t.slice(0,n).reduce((r,i)=>r+e[i],0);return a`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((n,r)=>{let[i,l]=[s(r),e[n]].map(c=>ue(c,o));return a`<rect key=${n} class=${n} x=${i} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(n=>a`<div key=${n}><dt><i class=${`dot ${n}`}></i>${Do[n]}</dt><dd>${Qo(e[n])}</dd></div>`)}
      <div><dt>Together</dt><dd>${Qo(o)}</dd></div>
    </dl>
    <${bc} waits=${e.waits} />
  `}function bc({waits:e}){let t=e.filter(o=>o.waiting_for!==null);return t.length?a`
    <ul class="waits small">
      ${t.map(({began_at:o,seconds:s,waiting_for:n,reason:r})=>a`
          <li key=${o}>
            ${Qo(s)} from ${x(o)}: it waited for ${Wt[n]??n}
            ${r&&a`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var Qo=e=>e<10?`${$(Math.round(e*10)/10)} s`:Z(e);function Fr({route:{id:e}}){let{api:t,may:o,announce:s}=w(b),n=j(c=>t.operate.generation(e,c),[t,e]),{data:r,error:i}=n,l=c=>{s(c),n.again()};return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <p class="small"><a href=${Y()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${W} loaded=${n} />
      ${i?.status===404&&a`<p class="part-none"><a href=${Y()}>Look for it among all generations</a>.</p>`}
      ${r&&a`<${wc} story=${r} mayChange=${o("operate:write")} onDone=${l} />`}
    </section>
  `}function wc({story:e,mayChange:t,onDone:o}){return a`
    <${yc} story=${e} />
    ${e.evidence&&a`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${no} evidence=${e.evidence} />
        <${so} evidence=${e.evidence} />
        ${!e.evidence.verdict&&a`<p class="small part-none"><a href=${J({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?a`<${Dr} times=${e.times} />`:a`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${_c} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${vc} entries=${e.entries} />
      ${t&&Jo(e.entries)>0&&a`<${Rr} story=${e} onDone=${o} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${kc} videos=${e.videos} />
    </section>
  `}function yc({story:e}){let{id:t,state:o,failure:s,client_id:n,client_name:r,credits:i,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return a`
    <p class="quiet small facts">
      <span class=${`state ${jt(o)}`}>${pt[o]??o}</span>
      ${s&&o!=="unknown"&&a`<span>${Ie[s]??s}</span>`}
      <span>${I(i)}, paid by <a href=${G(n)} dir="auto">${r}</a></span>
      <span>accepted ${x(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&a`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function _c({attempts:e}){return e.length?a`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:o,detail:s,started_at:n,ended_at:r})=>a`
          <li key=${t}>
            <p><b>${o===null?"The answer is awaited":Fn[o]??o}</b></p>
            ${s&&a`<p class="small" dir="auto">${s}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(n*1e3).toISOString()}>${x(n)}</time>
              ${r!==null&&`, answered after ${Z(r-n)}`}
            </p>
          </li>
        `)}
    </ol>
  `:a`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function vc({entries:e}){return a`
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
  `}function kc({videos:e}){return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>a`<${Sc} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:a`<p class="quiet part-none">None: all were deleted.</p>`}function Sc({video:{id:e,client_id:t,client_name:o,status:s,failure:n,cache:r,credits:i,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return a`
    <tr>
      <td class="name"><a href=${G(t)} dir="auto">${o}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&a`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${rt[s]}${n&&a` <span class="quiet small">${Ie[n]??n}</span>`}</td>
      <td>${Mn[r]}</td>
      <td class="number">${$(i)}</td>
    </tr>
  `}var xc=50,Cc={"":"All",...pt},Ec={"":"All",...Ie},Tc=["client","state","failure"];function Mr({route:e}){let{api:t}=w(b),{page:o,...s}=e,r=j(m=>t.operate.generations({...Et(s),limit:xc},m),[t,...Object.values(s)]),{data:i,error:l}=r,{after:c,...d}=s,p=Object.values(d).some(Boolean),{problems:f,notice:u}=U(l,Tc);return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${Oc} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${f} />
      <${W} loaded=${{...r,error:u}} />
      ${i?.data.length>0&&a`<${Ac} generations=${i.data} />`}
      ${i&&!i.data.length&&a`<${Ic} isFiltered=${p||c} />`}
      <${Xe} name="generations" page=${i} after=${c} write=${m=>Y({...d,after:m})} />
    </section>
  `}function Oc({kept:e,isFiltered:t,problems:o}){let[s,n]=h(e),r=c=>d=>n(p=>({...p,[c]:d.trim()})),i=c=>{c.preventDefault(),location.hash=Y(s)},l=c=>({name:c,problems:o,value:s[c],onInput:r(c)});return a`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${i} novalidate>
      <${z} ...${l("state")} label="State" options=${Cc} />
      <${z} ...${l("failure")} label="Why it failed" options=${Ec} />
      <${E} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${E} ...${l("from")} type="date" label="First day" />
      <${E} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Y()}>Show all</a>`}
      </div>
    </form>
  `}function Ac({generations:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>a`<${Pc} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function Pc({generation:{id:e,state:t,failure:o,client_id:s,client_name:n,credits:r,created_at:i,ended_at:l}}){return a`
    <tr>
      <td><a href=${ee(e)}>${x(i)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${jt(t)}`}>${pt[t]??t}</span>
        ${o&&t!=="unknown"&&a` <span class="small">${Ie[o]??o}</span>`}
      </td>
      <td class="name"><a href=${G(s)} dir="auto">${n}</a></td>
      <td class="number spare">${$(r)}</td>
      <td class="number spare">${l===null?"":Z(l-i)}</td>
    </tr>
  `}function Ic({isFiltered:e}){return e?a`<p class="none">No generation fits. <a href=${Y()}>Show all generations</a>.</p>`:a`<p class="none">No film was asked for yet. <a href=${q()}>Give a client credits and a key</a>, then it can make one.</p>`}var Nc={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Zo={name:"",creditLimit:"0",role:"MEMBER",reason:""},Lc=Object.keys(Zo);function Ur(){let{api:e,announce:t}=w(b),[o,s]=h(Zo),[n,r]=h(null),[i,l]=h(null),[c,d]=h(!1),p=A(),f=v=>_=>s(y=>({...y,[v]:_}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:_,creditLimit:y,role:k,reason:T}=o;try{let N={name:_.trim(),creditLimit:oe(y),role:k};l(await e.operate.createClient(T.trim()?{...N,reason:T.trim()}:N)),t("Created.")}catch(N){r(N),p.current.elements[N.param]?.focus()}d(!1)}let m=()=>{s(Zo),l(null)};if(i)return a`<${Dc} client=${i} onAnother=${m} />`;let{problems:g,notice:S}=U(n,Lc);return a`
    <section class="page narrow">
      <p class="small"><a href=${q()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${E} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${o.name} onInput=${f("name")} />
        <${z} name="role" label="What it is for" hint=${Nc[o.role]} problems=${g} options=${ie}
          value=${o.role} onInput=${f("role")} />
        <${E} name="creditLimit" label="Limit in credits" hint=${Rc(o.creditLimit)} inputmode="numeric" problems=${g}
          value=${o.creditLimit} onInput=${f("creditLimit")} />
        <${E} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${o.reason} onInput=${f("reason")} />
        <${P} error=${S} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function Rc(e){let t=oe(e);return`${typeof t=="number"&&t>999?`${I(t)}. `:""}What it may spend in total. It can be changed at any time.`}function Dc({client:e,onAnother:t}){return a`
    <section class="page narrow">
      <p class="small"><a href=${q()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${tt} text=${e.key.key}>
        <a class="button" href=${G(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}function qr({tasks:e,mayChange:t}){if(!e.length){let o=t&&a` You can <a href=${ut}>create a client</a>.`;return a`<p class="quiet part-none">Nothing: every app is active and has credits.${o}</p>`}return a`<ul class="tasks">${e.map(o=>a`<${Fc} key=${o.name} task=${o} />`)}</ul>`}function Fc({task:{name:e,help:t,sum:o,links:s=[],more:n=0,all:r}}){let i=s.map(({href:c,text:d})=>a`<a href=${c} dir="auto">${d}</a>`),l=n>0?[...i,`${$(n)} more`]:i;return a`
    <li>
      <p class="sum">${o}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        ${(l.length>0||r)&&a`
          <p class="small">
            ${me(l)}
            ${r&&a`${l.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
          </p>
        `}
      </div>
    </li>
  `}var Mc=10;function Br({paused:e,doubtful:t,mayChange:o,onDone:s}){return a`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.keys(mt).map(n=>a`
          <${Xo} key=${n} what=${n} pause=${e.find(r=>r.what===n)} doubtful=${t} mayChange=${o}
            onDone=${s} />
        `)}
    </section>
  `}function Xo({what:e,pause:t,doubtful:o,mayChange:s,onDone:n}){let{api:r}=w(b),{name:i,help:l}=mt[e],[c,d]=h(""),[p,f]=h(null),[u,m]=h(!1),g=t?"resume":"pause",S=Ht[t?.cause],v=k=>r.operate.steerQueue(g,{what:e,...c.trim()&&{reason:c.trim()}},{isDry:k}),_=()=>{m(!1),d(""),n(`${i}: ${t?"resumed":"paused"}.`)};return a`
    <form class="form pause" aria-label=${i} onSubmit=${async k=>{if(k.preventDefault(),S)return m(!0);f(null);try{await v(!1),_()}catch(T){f(T)}}} novalidate>
      <div>
        <h3>${i} ${t?a`<span class="state bad">Paused</span>`:a`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${l}</p>
        ${t&&a`
          <p class="small">
            Paused ${S&&`${S.name} `}${x(t.since)}${t.reason&&a`: <span dir="auto">${t.reason}</span>`}
          </p>
          ${t.cause==="restored"&&o&&a`<${Uc} ids=${o} />`}
        `}
      </div>
      ${s&&a`
        <${E} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${c} onInput=${d} />
        <${P} error=${p} />
        <div class="actions">
          <button class="button">${t?"Resume":"Pause"}${S&&"\u2026"}<span class="unseen"> ${i.toLowerCase()}</span></button>
        </div>
      `}
    </form>
    ${u&&S&&a`<${M} title="Resume paid calls?" yes="Resume them"
      lead=${S.lead} rehearse=${async()=>qc(await v(!0))} act=${()=>v(!1)} onDone=${_} onNo=${()=>m(!1)} />`}
  `}function Uc({ids:e}){let t=e.slice(0,Mc).map(s=>a`<a href=${ee(s)}>${s}</a>`),o=e.length-t.length;return a`
    <p class="small id">
      ${e.length?"May have been paid since the copy was made: ":"Nothing that waited when the copy was made is left."}
      ${me(o>0?[...t,`${$(o)} more`]:t)}
    </p>
  `}var qc=({depth:e,concurrency:t})=>({paidCalls:{from:"paused",to:"go on"},waitingFilms:{from:null,to:`${$(e)}, of which ${$(t)} can be sent at once`}});function jr({upstream:e,doubtful:t,mayChange:o,onDone:s}){let{key_valid:n,paused:r,stopped:i,readings:[l],drift:c}=e;return a`
    <section aria-labelledby="upstream-title" class="part">
      <h2 id="upstream-title">Account of the model</h2>
      <dl class="tally">
        <div><dt>Our key</dt><dd>${{true:"accepted",false:"refused"}[n]??"not used yet"}</dd></div>
        <div><dt>Paid calls</dt><dd>${r?"paused":i?"stopped":"go on"}</dd></div>
        ${l&&a`
          <div><dt>Used of its limit</dt><dd>${$(l.used_credit)} of ${$(l.credit_limit)}</dd></div>
          <div><dt>Drift</dt><dd class=${c===0?null:"out"}>${ve(c)}</dd></div>
        `}
      </dl>
      <p class="quiet small under-tally">${Bc(e)}</p>
      ${r&&a`<${Xo} what="paid_calls" pause=${r} doubtful=${t} mayChange=${o} onDone=${s} />`}
    </section>
  `}function Bc({readings:e,counted_since:t,moved_credits:o,drift:s,cause:n}){if(!e.length)return"No paid call has shown its counter yet.";let r=`The counter stands as the last paid call showed it, ${x(e[0].read_at)}.`;if(e.length<2)return`${r} With the next one, it is compared with what our calls cost.`;let i=`Since ${x(t)} it has moved by ${$(o)}.`,l=s||n?`all but ${$(s)}: ${Kt[n]?.name??n}`:"all of that";return`${r} ${i} Our calls explain ${l}.`}var ts=100,Wr="Of their limit, or of their budget in its current window.",es=3,jc=80,os=({role:e})=>e==="MEMBER";function Hr({clients:e,refused:t,unknown:o,queue:s,upstream:n}){return[...Wc(s,n),...Gc(n),...Hc(s),...Kc(e),...zc(t,o)]}function Wc({paused:e},{stopped:t}){let o=e.map(r=>Ht[r.cause]).find(Boolean),s={name:"Paused in the queue",help:o?`Paid calls are paused ${o.name}: see the account of the model below.`:"It lasts until an operator resumes it.",sum:$(e.length),all:dt},n={name:"No paid call is sent",help:Gt[t]??t,sum:"!",all:dt};return[...e.length?[s]:[],...t?[n]:[]]}function Gc({findings:e}){return Object.entries(Object.groupBy(e,({cause:t})=>t)).map(([t,o])=>{let{since:s,until:n,generation_ids:r}=o.at(-1),{name:i,help:l,all:c}=Kt[t]??{name:t,help:""},d=ve(o.reduce((u,{credits:m})=>u+m,0)),p=t==="price_differs"?Bn(o.at(-1)):`Last seen between ${x(s)} and ${x(n)}.`,f=r.slice(0,es).map(u=>({href:ee(u),text:u}));return{name:i,help:`${d} credits. ${l} ${p}`,sum:$(o.length),links:f,all:c}})}function Hc({credit_total:e}){let t=e?Math.floor(ue(e.used+e.held,e.limit)):0;return t<jc?[]:[{name:"Used of the limit of all clients",help:"Where too little is left for a film, it is refused. Raise it if all clients together may spend more.",sum:`${t} %`}]}function Kc(e){let t=e.filter(l=>os(l)&&l.status==="ACTIVE"),o=t.filter(({availableCredit:l})=>l<=0),s=l=>({alerts:c})=>c.some(d=>d.threshold===l),[n,r]=[t.filter(s(100)),t.filter(s(80))],i=e.filter(({status:l})=>l==="SUSPENDED");return[{name:"Reached 100 %",help:`${Wr} Where nothing is left, new films are refused.`,found:n},{name:"Reached 80 %",help:`${Wr} Raise it, or ask what they need.`,found:Gr(r,n)},{name:"No credits left",help:"They can make no new film until their limit is raised.",found:Gr(o,n)},{name:"Suspended",help:"Their requests are refused until they are activated.",found:i,all:q({status:"SUSPENDED"})}].filter(({found:l})=>l.length).map(({found:l,...c})=>({...c,sum:$(l.length),links:l.slice(0,es).map(Vc),more:l.length-es}))}var Vc=({id:e,name:t})=>({href:G(e),text:t}),Gr=(e,t)=>e.filter(o=>!t.includes(o));function zc(e,t){return[{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",page:t,all:J()},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",page:e,all:Q({outcome:"refused"})}].filter(({page:o})=>o.data.length).map(({page:o,...s})=>({...s,sum:`${$(o.data.length)}${o.has_more?"+":""}`}))}var Yc=5,Jc=24*3600;function Kr(){let{api:e,may:t,announce:o}=w(b),s=j(l=>Qc(e,l),[e]),{data:n,error:r}=s,i=l=>{o(l),s.again()};return a`
    <section class="page" aria-busy=${n||r?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${W} loaded=${s} />
      ${n&&a`<${Xc} ...${n} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}async function Qc(e,t){let o=Math.floor(Date.now()/1e3)-Jc,[s,n,r,i,l,c]=await Promise.all([Zc(Bo(e,{},t)),e.operate.auditLog({limit:Yc},t),e.operate.auditLog({outcome:"refused",created_after:o,limit:ts},t),e.operate.generations({state:"unknown",verdict:"none",limit:ts},t),e.operate.queue(t),e.operate.upstream(t)]);return{clients:s,last:n.data,refused:r,unknown:i,queue:l,upstream:c}}async function Zc(e){let t=[];for await(let o of e)t.push(o);return t}function Xc({last:e,mayChange:t,onDone:o,...s}){let{clients:n,queue:r,upstream:i}=s;return a`
    <p class="quiet">${td(n)}${n.length>=Xt&&` These are the first ${$(Xt)} only.`}</p>
    ${n.length>0&&a`<${qe} credits=${od(n)} />`}
    ${r.credit_total&&a`<${ed} total=${r.credit_total} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${qr} tasks=${Hr(s)} mayChange=${t} />
    </section>
    <${jr} upstream=${i} doubtful=${r.may_have_been_paid} mayChange=${t} onDone=${o} />
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Q()}>Audit log</a></div>
      ${e.length?a`<${et} entries=${e} />`:a`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function ed({total:{limit:e,used:t,held:o}}){let s={creditLimit:e,usedCredit:t,heldCredit:o,availableCredit:e-t-o};return a`
    <section aria-labelledby="total-title" class="part">
      <h2 id="total-title">Limit of all clients together</h2>
      <p class="quiet">Beyond it, whoever needs a new film is refused. It is set by <code>KINORA_CREDIT_LIMIT_TOTAL</code>.</p>
      <${qe} credits=${s} />
    </section>
  `}function td(e){let t=(n,r,i)=>`${$(n)} ${n===1?r:i}`,o=e.filter(os).length,s=e.length-o;return`${t(o,"app","apps")}${s?` and ${t(s,"operator or reader","operators and readers")}`:""}, together:`}function od(e){let t=o=>e.reduce((s,n)=>s+n[o],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(o=>[o,t(o)]))}function Vr({address:e,fields:t,image:o}){let s={address:e,fields:t,image:o??"still.png",isFile:!o?.startsWith("https://")};return[{name:"cURL",language:"bash",code:sd(s)},{name:"JavaScript",language:"javascript",code:nd(s)},{name:"Python",language:"python",code:rd(s)},{name:"OpenAI SDK",language:"python",code:ld(s)}]}function sd({address:e,fields:t,image:o,isFile:s}){let n=Object.entries(s?t:{image:o,...t}).map(([l,c])=>`  --form-string ${ss(`${l}=${c}`)}`),r=s?" -F 'image=@-;filename=still'":"",i=s?` \\
  < ${ss(o)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${ss(e)}}
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
`}function nd({address:e,fields:t,image:o,isFile:s}){let n=s?`new Blob([await readFile(${JSON.stringify(o)})]), 'still'`:JSON.stringify(o);return`// node 18 or newer: node film.mjs
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
`}function rd({address:e,fields:t,image:o,isFile:s}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${zr(t)}
}
${s?ad(o):id(o)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var ad=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,id=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function ld({address:e,fields:t,image:o,isFile:s}){let{prompt:n,seconds:r,...i}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(n)},
${s?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${zr(s?i:{image:o,...i},8)}
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
${cd(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var cd=e=>e.replace(/^/gm,"    "),ss=e=>`'${e.replaceAll("'","'\\''")}'`;function zr(e,t=4){let o=s=>typeof s=="boolean"?s?"True":"False":JSON.stringify(s);return Object.entries(e).map(([s,n])=>`${" ".repeat(t)}${JSON.stringify(s)}: ${o(n)},`).join(`
`)}function Jr({fields:e,image:t,answer:o,video:s}){let n=Ge(e),r=Vr({address:wt(),fields:n,image:t?.name??t}),i={image:t instanceof File?`${t.name}, ${pe(t.size)}`:t??"a file",...n};return a`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${dd} samples=${r} />
        <div class="json">
          <${Yr} title="Request" line="POST /videos, as a form" body=${i} />
          <${Yr} title="Answer" line=${ud(o,s)} body=${s??o?.body} />
        </div>
      </div>
    </section>
  `}function dd({samples:e}){let[t,o]=h(0),s=A(),n=e[t];return a`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${s} onKeyDown=${i=>{let l={ArrowRight:1,ArrowLeft:-1}[i.key];if(!l)return;i.preventDefault();let c=(t+l+e.length)%e.length;o(c),s.current.children[c].focus()}}>
          ${e.map(({name:i},l)=>a`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>o(l)}>${i}</button>
            `)}
        </div>
        <${Ce} label="Copy" text=${()=>n.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${n.code}</code></pre>
    </div>
  `}function Yr({title:e,line:t,body:o}){return a`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${o?JSON.stringify(o,null,2):"\u2026"}</code></pre>
    </section>
  `}function ud(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var Be=e=>e.split(":").map(Number);function ns(e,t,o){let[s,n]=Be(o),r=s/n;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function Qr(e,t,o){let s=ns(e,t,o),n=Math.round(100-Math.min(s.width,s.height));if(n<1)return`${o} fits: nothing is cut.`;let r=s.width<s.height?"left and right":"top and bottom";return`${o} keeps the middle; ${n} % is cut at ${r}.`}function ea({fields:e,change:t,problems:o,children:s}){let n={fields:e,change:t,problems:o};return a`
    <${md} ...${n}>${s}<//>
    <${rs} ...${n} name="aspect_ratio" legend="Aspect ratio" values=${vt} icon=${fd} />
    <div class="pair">
      <${rs} ...${n} name="resolution" legend="Resolution" values=${kt} />
      <${rs} ...${n} name="seconds" legend="Duration" values=${St} unit=" s" />
    </div>
    <div class="switches">
      <${Xr} ...${n} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Xr} ...${n} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${hd} ...${n} />
    </div>
  `}function md({fields:e,change:t,problems:o,children:s}){let n=Ss(e.prompt);return a`
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
  `}var fd=e=>{let[t,o]=Be(e);return a`<${Vn} across=${t} down=${o} />`};function rs({fields:e,change:t,problems:o,name:s,legend:n,values:r,icon:i,unit:l=""}){return a`
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
  `}function Xr({fields:e,change:t,problems:o,name:s,label:n,help:r}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">${n}</span><span class="quiet small" id=${`${s}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${s} aria-label=${n} checked=${e[s]}
          aria-describedby=${`${s}-help ${s}-problem`} onChange=${i=>t({[s]:i.target.checked})} />
      </label>
      <${V} name=${s} problems=${o} />
    </div>
  `}function hd({fields:e,change:t,problems:o}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${o.take?"true":null}
          onInput=${({target:s})=>t({take:Number.isInteger(s.valueAsNumber)?s.valueAsNumber:s.value})} />
      </label>
      <${V} name="take" problems=${o} />
    </div>
  `}var ta="kinora.notify",as=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",is=()=>as()&&Notification.permission==="granted"&&sessionStorage.getItem(ta)==="yes";function oa(){let[e,t]=h(is),[o,s]=h(!as());return o?null:a`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(ta,r==="granted"?"yes":"no"),t(is()),s(!as())}}>
      <${L} name=${e?"done":"bell"} />Notify me
    </button>
  `}function sa(e){if(!document.hidden||!is())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let o=new Notification(t,{body:ye(e.prompt),tag:e.id});o.onclick=()=>window.focus()}catch{}}var na="kinora.tab",ls="stills";var ro=e=>`video/${e}`;async function ao(e,t){await $t("readwrite",o=>o.put({file:t,time:Date.now()},cs(e))),await wd()}var ra=e=>$t("readwrite",t=>t.delete(cs(e)));async function io(e){return(await $t("readonly",o=>o.get(cs(e))))?.file??null}var cs=e=>`${$d()}/${e}`;function $d(){let e=sessionStorage.getItem(na);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(na,t),t}async function $t(e,t){let o=new Promise(s=>setTimeout(()=>s(null),2e3));return Promise.race([o,gd(e,t).catch(()=>null)])}async function gd(e,t){let o=await bd();try{return await aa(t(o.transaction(ls,e).objectStore(ls)))}finally{o.close()}}function bd(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(ls).createIndex("time","time"),aa(e)}var aa=e=>new Promise((t,o)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>o(e.error)});async function wd(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await $t("readonly",o=>o.index("time").getAllKeys(e));for(let o of t??[])await $t("readwrite",s=>s.delete(o))}function ia(e,t){let{api:o,announce:s,mark:n,refresh:r}=w(b),[i,l]=h({});return O(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return Pr(o,e,{onVideo:u=>{l({video:u}),n(Es(u)),d&&d.status!==u.status&&(s(re(u)?`${He(u)}.`:Pe(u)),r(),re(u)&&sa(u)),d=u},onTrouble:u=>l(m=>({...m,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),n("")}},[o,e]),{...i,set:c=>l({video:c})}}function la(e,t,o){let{api:s,announce:n}=w(b),[r,i]=h(null);return O(()=>{if(i(null),!e.id||t.isLoaded)return;let l=new AbortController;return yd(s,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";n(`Take ${c.fields.take} is set. ${d}`),o()},c=>!l.signal.aborted&&i(c)),()=>l.abort()},[s,e.id,e.again]),{error:r}}async function yd(e,{id:t,again:o},s){let n=await e.video(t,s),r=await io(ro(t)),i=Ge(n);return{image:r,fields:o&&n.status!=="failed"?{...i,take:i.take+1}:i}}function ca(){let[e,t]=h(Date.now());return O(()=>{let o=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(o)},[]),e/1e3}var da="kinora.loop";function pa({id:e,seen:t,outcome:o}){let{video:s,error:n,trouble:r}=t;return n?a`<${P} error=${n}><p><a href=${se()}>See all your films</a></p><//>`:s?a`<${_d} key=${e} video=${s} trouble=${r} outcome=${o} onVideo=${t.set} />`:a`<div class="screen" aria-busy="true"></div>`}function _d({video:e,trouble:t,outcome:o,onVideo:s}){let n=e.status==="completed",r=zn(e.id,n),[i,l]=h(!1),[c,d]=h(sessionStorage.getItem(da)!=="no"),p=()=>{sessionStorage.setItem(da,c?"no":"yes"),d(!c)},f=r.error??(i?{message:"This browser cannot play the film. Download it instead."}:null);return a`
    <${vd} video=${e} link=${!i&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${kd} video=${e} error=${f} />
    <//>
    <div class="under">
      <p class=${`outcome ${at(e)?"charged":""}`}>${o??Os(e)}</p>
      <p class="quiet small">${As(e)}</p>
      <${P} error=${t} />
      <${xd} video=${e} isLooped=${c} onLoop=${p} onVideo=${s} />
    </div>
  `}function vd({video:e,link:t,isLooped:o,onFailure:s,children:n}){let r=be(st(e.id)),[i,l]=Be(e.aspect_ratio);return a`
    <div class="screen" style=${{"--across":i,"--down":l}}>
      ${t?a`<${Yn} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${o} onFailure=${s} />`:a`${r&&a`<img src=${r} alt="" />`}${n}`}
    </div>
  `}function kd({video:e,error:t}){return e.status==="failed"?a`<${ua} title=${Is(e)} text=${e.error.message} />`:t?a`<${ua} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?a`<div class="curtain"><p class="state">Opening the film</p></div>`:a`<div class="curtain"><${Sd} video=${e} /></div>`}function Sd({video:e}){let t=ca(),o=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),s=!!e.estimated_completed_at;return a`
    <p class="state">${Pe(e)}${s&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${s?e.progress:void 0} aria-label=${Pe(e)}></progress>
    <p class="small">
      ${Z(Math.max(0,t-e.created_at))} so far${s&&`, about ${Z(o)} left`}
    </p>
  `}function ua({title:e,text:t}){return a`<div class="curtain"><p class="state">${e}</p><p><${xe} text=${t} /></p></div>`}function xd({video:e,isLooped:t,onLoop:o,onVideo:s}){let n=e.status==="completed";return a`
    <div class="actions">
      ${n&&a`
        <${Jt} id=${e.id} />
        <${Jn} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${o}><${L} name="loop" />Loop</button>
        <a class="button" href=${Fe(e.id)}><${L} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&a`<a class="button" href=${Fe(e.id)}><${L} name="again" />Try again</a>`}
      ${!re(e)&&a`<${oa} />`}
      ${e.status==="queued"&&a`<${Cd} video=${e} onVideo=${s} />`}
      <a class="button" href=${X}>New film</a>
    </div>
  `}function Cd({video:e,onVideo:t}){let{api:o,announce:s,refresh:n}=w(b),[r,i]=h(null);return a`
    <button type="button" class="button" onClick=${async()=>{i(null);try{t(await o.cancel(e.id)),s("Cancelled. Nothing was charged."),n()}catch(c){i(c)}}}><${L} name="cancel" />Cancel</button>
    <${P} error=${r} />
  `}function ma(){let{api:e}=w(b),[t,o]=h(null);return O(()=>{let s=new AbortController;return e.videos({limit:1},s.signal).then(n=>o(n.data[0]??null),()=>{}),()=>s.abort()},[e]),t&&a`<${Ed} video=${t} />`}function Ed({video:e}){let t=be(st(e.id));return a`
    <a class="last" href=${$e(e.id)}>
      <span class="thumb">${t&&a`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${He(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function fa({price:e,failure:t}){let{credits:o}=w(b),s=t?.status===402?t.figures:null,n=o&&e!==null?e-o.availableCredit:0;return a`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":$(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${o&&(n>0?a`<span class="short">${I(n)} more than the ${$(o.availableCredit)} you have left</span>`:`of ${$(o.availableCredit)} left; free if this film exists already`)}
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
  `}var Td="The cat looks up and blinks, soft light, slow push-in";function ha({draft:e,desk:t,problems:o}){let{image:s,fields:n}=e;return a`
    <label class="drop">
      <${ga} onFile=${t.choose} problems=${o} />
      ${s instanceof File&&a`<${Nd} key=${s} image=${s} aspectRatio=${n.aspect_ratio} />`}
      ${typeof s=="string"&&a`<${Id} address=${s} />`}
      ${!s&&a`<${Pd} aspectRatio=${n.aspect_ratio} />`}
    </label>
    <${V} name="image" problems=${o} />
    <${Rd} image=${s} prompt=${n.prompt} desk=${t} />
  `}function $a({image:e,onImage:t,problems:o}){return a`
    <div class="field">
      <label class="still-row">
        <${ga} onFile=${t} problems=${o} />
        <span class="thumb">${e instanceof File&&a`<${Ad} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Od(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${V} name="image" problems=${o} />
    </div>
  `}function ga({onFile:e,problems:t}){let o=({target:s})=>{s.files.length&&e(s.files[0]),s.value=""};return a`
    <input class="unseen" type="file" name="image" accept=${ks.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${o} />
  `}var Od=e=>e instanceof File?`${e.name}, ${pe(e.size)}`:new URL(e).host;function Ad({image:e}){return a`<img src=${be(e)} alt="" />`}function Pd({aspectRatio:e}){let[t,o]=Be(e);return a`
    <span class="invitation" style=${{aspectRatio:`${t} / ${o}`}}>
      <${L} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${pe(2e7)}</span>
    </span>
  `}function Id({address:e}){return a`
    <span class="invitation address">
      <${L} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function Nd({image:e,aspectRatio:t}){let o=be(e),[s,n]=h(null),[r,i]=h(!1),l=({target:c})=>n({width:c.naturalWidth,height:c.naturalHeight});return a`
    <span class="preview">
      ${r?a`<span class="broken quiet">This browser cannot show the file.</span>`:a`<span class="whole" style=${s&&{"--across":s.width,"--down":s.height}}>
            <img src=${o} alt="The still" onLoad=${l} onError=${()=>i(!0)} />
            ${s&&a`<${Ld} size=${s} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${s&&`${s.width} \xD7 ${s.height}, `}${pe(e.size)}</span>
      <span>${s&&Qr(s.width,s.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function Ld({size:e,aspectRatio:t}){let o=ns(e.width,e.height,t);return a`<span class="frame" style=${{width:`${o.width}%`,height:`${o.height}%`}}></span>`}function Rd({image:e,prompt:t,desk:o}){let[s,n]=h(!1),r=()=>n(!1);return s?a`<${Dd} onAddress=${o.choose} onClose=${r} />`:a`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>n(!0)}><${L} name="link" />Use an address</button>
      ${!e&&a`<${Fd} prompt=${t} desk=${o} />`}
    </div>
  `}function Dd({onAddress:e,onClose:t}){let o=A(),[s,n]=h(null);O(()=>o.current.focus(),[]);let r=()=>{let l=o.current.value.trim();return Md(l)?(e(l),t()):n("Give the https address of an image, such as https://example.com/cat.png.")};return a`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${o} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${s?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${s}</p>
  `}function Fd({prompt:e,desk:t}){let[o,s]=h(null);return a`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:Td})}catch{s("The sample cannot be loaded. Load the page again.")}}}><${L} name="still" />Try the sample</button>
    ${o&&a`<p class="problem" role="alert">${o}</p>`}
  `}function Md(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var ba=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function ya({route:e,desk:t}){let o=w(b),s=A(),n=e.again?void 0:e.id,{draft:r}=t,i=Ud(t,s),l=i.answer?.id===n?i.answer:null,c=ia(n,l?.body),d=la(e,t,()=>s.current.querySelector("[type=submit]")?.focus()),p=ho(o.prices,r.fields),f={...i.problems,...t.fileProblem&&{image:t.fileProblem}},u=m=>{t.change(m),i.forget(Object.keys(m))};return O(()=>i.forget(["image"]),[r.image]),O(()=>i.forget([]),[e.id,e.again]),a`
    <form class="playground" ref=${s} onSubmit=${i.send} onKeyDown=${Bd} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${n?a`<${pa} key=${n} id=${n} seen=${c} outcome=${l?.outcome} />`:a`<${ha} draft=${r} desk=${t} problems=${f} />
              ${!e.id&&a`<${ma} />`}`}
      </div>
      ${o.may("videos:write")&&a`<div class="panel">
        ${n&&a`<${$a} image=${r.image} onImage=${t.choose} problems=${f} />`}
        <${ea} fields=${r.fields} change=${u} problems=${f}>
          ${!e.id&&a`<${qd} desk=${t} />`}
        <//>
        <${fa} price=${p} failure=${i.failure} />
        <${P} error=${i.notice??d.error??o.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${i.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${m=>i.isOn&&m.preventDefault()}>
          ${i.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${o.may("videos:write")&&a`<${Jr} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function Ud(e,t){let o=w(b),[s,n]=h(null),[r,i]=h({}),[l,c]=h(null),[d,p]=h(!1),{fields:f,image:u}=e.draft;async function m(k){k.preventDefault();let T=xs(f,u);if(i(T),n(null),Object.keys(T).length)return wa(t.current,Object.keys(T)[0]);p(!0);try{await g()}catch(N){n(N),ba.includes(N.param)&&wa(t.current,N.param)}p(!1)}async function g(){let k=await o.api.create(Ge(f),u),T=await k.json(),N=k.headers.get("kinora-cache"),H=Date.parse(k.headers.get("date"))/1e3,te=Ts({cache:N,date:H},T,ho(o.prices,f));c({id:T.id,status:k.status,cache:N,outcome:te,body:T}),e.follow(T.id),o.announce(te),o.refresh(),location.hash=$e(T.id)}function S(k){n(null),i(T=>Object.fromEntries(Object.entries(T).filter(([N])=>!k.includes(N))))}let v=ba.includes(s?.param),_={...r,...v&&{[s.param]:s.message}},y=s&&!v&&s.status!==402?s:null;return{send:m,forget:S,failure:s,problems:_,notice:y,answer:l,isOn:d}}function qd({desk:e}){return e.restore&&e.isEmpty?a`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&a`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function Bd(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function wa(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function _a(){let{api:e,may:t,announce:o}=w(b),s=j(l=>e.operate.queue(l),[e]),{data:n,error:r}=s,i=l=>{o(l),s.again()};return a`
    <section class="page" aria-busy=${n||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${s.again}>Show it as it is now</button>
      </div>
      <${W} loaded=${s} />
      ${n&&a`<${jd} queue=${n} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}function jd({queue:e,mayChange:t,onDone:o}){let{depth:s,oldest_age_seconds:n,in_flight:r,concurrency:i,safe_to_stop_at:l}=e;return a`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${$(s)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${n===null?"none":Z(n)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${$(r)} of ${$(i)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":x(l)}</dd></div>
    </dl>
    <${Wd} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${Gd} clients=${e.clients} mayChange=${t} onDone=${o} />
    </section>
    <${Br} paused=${e.paused} doubtful=${e.may_have_been_paid} mayChange=${t} onDone=${o} />
  `}function Wd({keys:e}){return(e??[]).filter(o=>o.stopped!==null).map(({name:o,stopped:s})=>a`<p key=${o} class="notice">No paid call is sent with key ${o} of the model: <span dir="auto">${Gt[s]??s}</span></p>`)}function Gd({clients:e,mayChange:t,onDone:o}){let[s,n]=h(null);return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>a`
              <tr key=${r.client_id}>
                <td class="name"><a href=${G(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${$(r.queued)}</td>
                <td class="number">${$(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&a`${Wt[r.waiting_for]??r.waiting_for}`}
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
    ${s&&a`<${Hd} client=${s} onDone=${r=>(n(null),o(r))} onNo=${()=>n(null)} />`}
  `:a`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${Y()}>See all generations</a>.</p>`}function Hd({client:{client_id:e,client_name:t},onDone:o,onNo:s}){let{api:n}=w(b),r=i=>n.operate.steerQueue("cancel",{filter:{client:e}},{isDry:i});return a`
    <${M} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>Kd(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:i})=>o(`${$(i)} cancelled.`)} onNo=${s} />
  `}var Kd=({cancelled:e,released_credits:t,has_more:o})=>({cancelled:{from:null,to:`${$(e)}${o?", the oldest first; more are left":""}`},givenBack:{from:null,to:I(t)}});var Ee="kinora.key",Vd=/^kin_op_/,zd=/^#\/?key=(kin_[\x21-\x7e]+)$/;function ds(){let e=zd.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Ee,e),e):null}var us=()=>document.documentElement.dataset.signIn==="proxy";async function va(){if(!Vd.test(sessionStorage.getItem(Ee)))return null;let e=await _t().catch(()=>null);return e&&sessionStorage.setItem(Ee,e),e}function ka(){let[e,t]=h(()=>sessionStorage.getItem(Ee)??localStorage.getItem(Ee)),o=(s,n=!1)=>{sessionStorage.removeItem(Ee),localStorage.removeItem(Ee),s&&(n?localStorage:sessionStorage).setItem(Ee,s),t(s)};return O(()=>{let s=()=>{let n=ds();n&&(t(n),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",s),()=>removeEventListener("hashchange",s)},[]),[e,o]}function Sa(){let[e,t]=h(location.hash);return O(()=>{let o=()=>t(location.hash);return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),En(e)}function xa(e){let[t,o]=h({who:null,trouble:null}),s=()=>e.currentKey().then(n=>o({who:n,trouble:null}),n=>o({who:null,trouble:n}));return O(()=>{s()},[e]),{...t,retry:s}}function Ca(e,t){let[o,s]=h(null),[n,r]=h(null),[i,l]=h(null),c=async(p,f)=>{try{f(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,s);return O(()=>{d(),c(e.prices,r)},[e,t]),{credits:o,prices:n,refresh:d,trouble:i}}function Ea({reason:e,isOut:t,hasDraft:o,onKey:s}){let[n,r]=h(e),[i,l]=h(!1),c=A(),d=A();O(()=>{document.title="Sign in \xB7 Kinora",c.current.focus(),us()&&!e&&!t&&p()},[]);async function p(){l(!0);try{s(await _t())}catch(u){l(!1),r(u.message)}}async function f(u){u.preventDefault();let m=c.current.value.trim();r(null),l(!0);let g=await Yd(m);return l(!1),g?(r(g),c.current.focus()):s(m,d.current.checked)}return a`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${f} novalidate>
        <${Yt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${c} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${n?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${n&&a`<${xe} text=${n} />`}</p>
        <label class="check"><input ref=${d} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${i}>${i?"One moment\u2026":"Sign in"}</button>
        ${us()&&a`<button type="button" class="button" disabled=${i} onClick=${p}>Sign in without a key</button>`}
        ${o&&a`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function Yd(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await yt(e,()=>{}).currentKey(),null}catch(t){return t.message}}var Jd={true:"It was billed?",false:"It was not billed?"},Qd={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function Ta({evidence:e,onDone:t}){let{api:o}=w(b),[s,n]=h(""),[r,i]=h(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${I(e.credits)} of ${c}, ${x(e.lostAt)}`,p=u=>i({billed:u,once:Oe(),note:s.trim()}),f=({billed:u,note:m,once:g},S)=>o.operate.giveVerdict(l,{billed:u,...m&&{note:m}},{isDry:S,once:S?void 0:g});return a`
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
    ${r&&a`<${M} title=${Jd[r.billed]} lead=${Qd[r.billed]} yes="Give the verdict"
      rehearse=${async()=>Zd(await f(r,!0))} act=${()=>f(r,!1)}
      onDone=${()=>(i(null),t("The verdict is given."))} onNo=${()=>i(null)} />`}
  `}var Zd=({billed:e,refundedCredit:t,note:o})=>({billed:{from:null,to:e},givenBack:{from:null,to:I(t)},...o&&{note:{from:null,to:o}}});var Xd=20,ps={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function Oa({route:{client:e,verdict:t,after:o}}){let{api:s,may:n,announce:r}=w(b),{verdict:i}=ps[t]??ps.any,c=j(g=>s.operate.generations({state:"unknown",verdict:i,client:e,after:o,limit:Xd},g),[s,i,e,o]),{data:d,error:p}=c,f=g=>{r(g),c.again()},{problems:u,notice:m}=U(p,["client"]);return a`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${tu} client=${e} verdict=${i} /></div>
      <${ou} key=${e} client=${e} kind=${t} problems=${u} />
      <${W} loaded=${{...c,error:m}} />
      ${d?.data.length>0&&a`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:S})=>a`<${eu} key=${g} evidence=${S} mayDecide=${n("operate:write")} onDone=${f} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&a`<${su} isFiltered=${e||o} isWaiting=${i} />`}
      <${Xe} name="unknown outcomes" page=${d} after=${o} write=${g=>J({client:e,verdict:t,after:g})} />
    </section>
  `}function eu({evidence:e,mayDecide:t,onDone:o}){let{generationId:s,clientId:n,clientName:r,credits:i,verdict:l}=e;return a`
    <li>
      <h2>
        <a href=${ee(s)}>${I(i)}</a> of <a href=${G(n)} dir="auto">${r}</a>
      </h2>
      <${no} evidence=${e} />
      <${so} evidence=${e} />
      ${t&&!l&&a`<${Ta} evidence=${e} onDone=${o} />`}
    </li>
  `}function tu({client:e,verdict:t}){return a`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(ps).map(([o,{name:s,verdict:n}])=>a`<a key=${o} href=${J({client:e,verdict:o})} aria-current=${n===t?"true":null}>${s}</a>`)}
    </nav>
  `}function ou({client:e,kind:t,problems:o}){let[s,n]=h(e);return a`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${i=>{i.preventDefault(),location.hash=J({client:s.trim(),verdict:t})}} novalidate>
      <${E} name="client" label="Paid by (client id)" placeholder="client_…" problems=${o} value=${s} onInput=${n} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&a`<a class="button plain" href=${J({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function su({isFiltered:e,isWaiting:t}){let o=a`<a href=${J({verdict:"any"})}>Show all unknown outcomes</a>`;return e?a`<p class="none">No unknown outcome fits. ${o}.</p>`:t?a`<p class="none">None waits for a verdict. ${o}, also those that have one.</p>`:a`<p class="none">None: every paid call has an answer. <a href=${Y()}>See all generations</a>.</p>`}var nu={"":"Nothing",client:"Client",outcome:"Outcome"},ru={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function Aa({route:e}){let{api:t}=w(b);return a`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${oo} route=${e} calls=${t.operate} write=${Me} figures=${ru} groups=${nu} isOfAll
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Me()}>show the last ${jo} days</a>.`} />
    </section>
  `}var au=10;function Pa({webhook:e,onResend:t}){let{api:o}=w(b),{id:s,url:n}=e,{items:r,hasMore:i,error:l,more:c}=Qe(d=>o.webhooks.deliveries(s,{limit:au,after:d}),[o,e]);return r&&!r.length?a`<p class="quiet part-none">Nothing was sent yet.</p>`:a`
    <${P} error=${l} />
    ${r&&a`
      <div class="table" tabindex="0" role="region" aria-label=${`Deliveries to ${n}`}>
        <table class="deliveries">
          <thead>
            <tr>
              <th>What</th><th>State</th><th>Answer</th><th class="spare">Last try</th>
              ${t&&a`<th><span class="unseen">Send again</span></th>`}
            </tr>
          </thead>
          <tbody>${r.map(d=>a`<${iu} key=${d.id} delivery=${d} onResend=${t} />`)}</tbody>
        </table>
      </div>
    `}
    ${(i||l)&&a`<div class="pages"><button type="button" class="button" onClick=${c}>${l?"Try again":"Older deliveries"}</button></div>`}
  `}function iu({delivery:e,onResend:t}){let{status:o,tries:s,next_try_at:n,tried_at:r,answer_status:i,answer_body:l,error:c}=e;return a`
    <tr>
      <td class="name">${bt(e.event_type)} <code class="quiet">${e.event_id}</code></td>
      <td>
        <span class=${`state ${{delivered:"good",failed:"bad"}[o]??""}`}>${bs[o]??o}</span>
        <span class="quiet small">${` ${$(s)} ${s===1?"try":"tries"}`}${n!==null&&`, the next ${x(n)}`}</span>
      </td>
      <td>${i??""} <span class="quiet small" dir="auto">${c??l}</span></td>
      <td class="quiet spare">${r===null?"not yet":x(r)}</td>
      ${t&&a`<td class="number">
        ${o!=="pending"&&a`<button type="button" class="button" aria-label=${`Send ${e.event_id} again`} onClick=${()=>t(e.id)}>Send again</button>`}
      </td>`}
    </tr>
  `}function Ia({id:e,onDone:t}){let{api:o}=w(b),[s,n]=h(()=>fe(Date.now()/1e3-fo*24*3600,ze())),[r,i]=h(null),l=async f=>{f.preventDefault(),i(null);try{let{recovered:u}=await o.webhooks.recover(e,Ct(s));t(u?`${$(u)} sent again.`:"Nothing has failed since that day.")}catch(u){i(u)}},{problems:c,notice:d}=U(r,["since"]),p=`since-${e}`;return a`
    <details class="fold">
      <summary class="button">Send what failed again</summary>
      <form class="form beside" onSubmit=${l} novalidate>
        <${E} name=${p} type="date" label="First day" hint=${`Deliveries are kept for ${fo} days.`}
          problems=${{[p]:c.since}} value=${s} onInput=${n} />
        <${P} error=${d} />
        <div class="actions"><button class="primary">Send them again</button></div>
      </form>
    </details>
  `}var Na="Copy the new secret now.";function La({webhook:e,mayChange:t,onDone:o}){let{api:s}=w(b),[n,r]=h(null),[i,l]=h(null),{id:c,url:d,status:p,disabled_reason:f,failing_since:u,previous_secret_expires_at:m}=e,g=p==="enabled",S=(k,T)=>async()=>{r(null);try{o(T,(await k()).secret)}catch(N){r(N)}},v=S(()=>s.webhooks.change(c,{status:g?"disabled":"enabled"}),g?"Disabled.":"Enabled."),_=m?()=>l("rotate"):S(()=>s.webhooks.rotate(c,!1),Na),y=k=>S(()=>s.webhooks.resend(c,k),"It is sent again.")();return a`
    <section class="part webhook" aria-labelledby=${c}>
      <h2 id=${c}><span class="address" dir="auto">${d}</span> <span class=${`state ${g&&!u?"good":"bad"}`}>${lu(e)}</span></h2>
      <p class="small">Sent: ${e.types.map(bt).join("; ")}.</p>
      ${f&&a`<p class="notice">${gs[f]??f} What happens meanwhile is kept for 30 days, and sent when it is enabled.</p>`}
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
      <${P} error=${n} />
      <${Pa} webhook=${e} onResend=${t?y:null} />
      ${i==="delete"&&a`<${M} title="Delete this webhook?" name=${new URL(d).host} yes="Delete it"
        lead="What waits to be sent is not sent, and the list of its deliveries goes with it."
        rehearse=${async()=>({address:{from:d,to:null}})} act=${()=>s.webhooks.remove(c)}
        onDone=${()=>(l(null),o("Deleted."))} onNo=${()=>l(null)} />`}
      ${i==="rotate"&&a`<${M} title="Replace the secret once more?" yes="New secret"
        lead="Two secrets sign now. The older one ends at once: a receiver that still has it refuses what is sent."
        rehearse=${async()=>({olderSecret:{from:`signs until ${x(m)}`,to:"signs nothing"}})}
        act=${()=>s.webhooks.rotate(c,!0)} onDone=${({secret:k})=>(l(null),o(Na,k))} onNo=${()=>l(null)} />`}
    </section>
  `}var lu=({status:e,failing_since:t})=>e!=="enabled"?"Disabled":t?"Failing":"Enabled";var Ra=()=>a`<${Fa} audience="client" />`,Da=()=>a`<${Fa} audience="operators" />`;function Fa({audience:e}){let{api:t,may:o,announce:s}=w(b),{title:n,lead:r,next:i,scope:l,types:c}=Ae[e],d=j(async v=>(await t.webhooks.all(v)).filter(_=>_.audience===e),[t]),[p,f]=h(null),{data:u,error:m}=d,g=o(l),S=(v,_)=>{s(v),_&&f(_),d.again()};return a`
    <section class="page" aria-busy=${u||m?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">${n}</h1>
        <button type="button" class="button" onClick=${d.again}>Show it as it is now</button>
      </div>
      <p class="quiet">${r}</p>
      <${W} loaded=${d} />
      ${p&&a`
        <${tt} text=${p} title="The secret" label="Copy secret">
          <button type="button" class="button" onClick=${()=>f(null)}>I have it</button>
        <//>
      `}
      ${u?.map(v=>a`<${La} key=${v.id} webhook=${v} mayChange=${g} onDone=${S} />`)}
      ${u&&!u.length&&a`<p class="none">No webhook yet. ${g?i:"Your key may not add one."}</p>`}
      ${u&&g&&a`<${cu} types=${c} onDone=${S} />`}
    </section>
  `}function cu({types:e,onDone:t}){let{api:o}=w(b),[s,n]=h(""),[r,i]=h(Object.keys(e)),[l,c]=h(null),d=async u=>{u.preventDefault(),c(null);try{let{secret:m}=await o.webhooks.create({url:s.trim(),types:r});n(""),i(Object.keys(e)),t("Added. Copy the secret now.",m)}catch(m){c(m)}},{problems:p,notice:f}=U(l,["url","types"]);return a`
    <section aria-labelledby="add-title" class="part">
      <h2 id="add-title">Add a webhook</h2>
      <form class="form beside" onSubmit=${d} novalidate>
        <${E} name="url" type="url" label="Address" placeholder="https://app.example/kinora" problems=${p} value=${s} onInput=${n}
          hint="With https, at a public host. It answers with a 2xx status within 20 seconds." />
        <${qt} name="types" label="Tell it when" values=${Object.entries(e)} chosen=${r} onChoice=${i} problems=${p} />
        <${P} error=${f} />
        <div class="actions"><button class="primary">Add</button></div>
      </form>
    </section>
  `}var ms="kinora.drafts",de=Object.freeze({fields:nt,image:null}),fs=Object.freeze({fresh:de,shown:null});async function Ua(){let e=uu();if(!e)return fs;let[t,o]=await Promise.all([Ma("fresh",e.fresh),Ma("shown",e.shown)]);return{fresh:t??de,shown:o}}function qa(e,t){let o=Object.fromEntries(Object.entries(e).map(([s,n])=>[s,n&&du(n)]));e.fresh===de&&!e.shown?sessionStorage.removeItem(ms):sessionStorage.setItem(ms,JSON.stringify(o));for(let s of Object.keys(e)){let n=e[s]?.image;n!==t[s]?.image&&(n instanceof File?ao(s,n):ra(s))}}var du=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Ma(e,t){if(!t)return null;let o=t.image?.name===void 0?t.image:await io(e);return{...t,fields:{...nt,...t.fields},image:o}}function uu(){try{return JSON.parse(sessionStorage.getItem(ms))}catch{return null}}var Ba="Export it as JPEG or PNG.";async function ja(e){if(!e.size)return"This file is empty. Choose another one.";let t=hu(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!pu.includes(t)?`${mu[t]??`This is ${t}, not an image.`} ${Ba}`:t?e.size>2e7?`This file has ${pe(e.size)}; ${pe(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${Ba}`}var pu=["JPEG","PNG","WebP","HEIC","AVIF"],mu={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},fu=(e,t,o)=>String.fromCharCode(...e.slice(t,o));function hu(e){let t=fu(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?$u(t):null}function $u(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function Wa(e){let[t,o]=h(e),s=A(e);return No(()=>{qa(t,s.current),s.current=t},[t]),{drafts:t,set:o,forget:()=>o(fs),hasAny:t.fresh!==de}}var po=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",co=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,uo=(e,t,{fields:o,image:s})=>t==="fresh"?{...e,fresh:{fields:o,image:s}}:{...e,shown:{place:t,fields:o,image:s}};function Ga(e,{drafts:t,set:o}){let s=po(e??{}),[n,r]=h(null),[i,l]=h(null),c=co(t,s),d=c??de,p=(u,m)=>o(g=>uo(g,u,m));async function f(u){let m=u instanceof File?await ja(u):null;r(m),l(null);let g=gu(e);if(m)return g.page&&(location.hash=g.page);o(S=>uo(S,g.place,wu(co(S,s)??de,g,u))),g.page&&(location.hash=g.page)}return{place:s,draft:d,isLoaded:c!==null,fileProblem:n,choose:f,change:u=>{r(null),l(null),o(m=>uo(m,s,bu(co(m,s)??de,u)))},fill:(u,m)=>o(g=>co(g,u)?g:uo(g,u,m)),follow:u=>{d.image instanceof File&&ao(ro(u),d.image),p(po({id:u}),d)},clear:()=>{r(null),l(d),o(u=>({...u,fresh:de}))},restore:i&&(()=>(l(null),p("fresh",i))),isEmpty:d===de}}function gu(e){return e?.page!=="playground"?{place:"fresh",page:X}:e.id&&!e.again?{place:po({...e,again:!0}),page:Fe(e.id),isNew:!0}:{place:po(e),page:null}}var bu=(e,t)=>({...e,fields:{...e.fields,...t}}),wu=(e,{isNew:t},o)=>({image:o,fields:t?{...e.fields,take:1}:e.fields});function hs({dataTransfer:e,target:t}){let o=e?.types??[];return o.includes("Files")||o.includes("text/uri-list")&&!t.closest?.("input, textarea")}var yu=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function Ka(){O(()=>{let e=t=>hs(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Va({onFile:e,onAddress:t}){let[o,s]=h(!1);return O(()=>{let c={dragover:d=>s(hs(d)),dragleave:d=>d.relatedTarget===null&&s(!1),drop:d=>{s(!1),hs(d)&&Ha(d.dataTransfer,e,t)},paste:d=>yu(d)&&Ha(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),a`<div class="drop-note" hidden=${!o} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function Ha(e,t,o){let[s]=e?.files??[];if(s)return t(s),!0;let n=o&&e?.getData("text/uri-list").split(/\r?\n/).find(_u);return n&&o(n),!!n}var _u=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function za({pages:e,current:t,who:o,credits:s,onSignOut:n,onSkip:r}){return a`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${Yt} />Kinora</a>
      <${vu} pages=${e} current=${t} />
      <p class="purse">${s&&`${I(s.availableCredit)} left`}</p>
      <${Su} who=${o} onSignOut=${n} />
    </header>
  `}function vu({pages:e,current:t}){let o=Object.entries(Object.groupBy(Object.entries(e),([,{group:n}])=>n)),s=({currentTarget:n})=>n.matches(":popover-open")&&n.hidePopover();return a`
    <nav aria-label="Pages" class=${o.length>1?"grouped":null}>
      <button type="button" class="button menu" popovertarget="pages">Menu<${L} name="down" /></button>
      <div id="pages" popover="auto" onClick=${s}>
        ${o.map(([n,r],i)=>a`<${ku} key=${n} group=${n} entries=${r} current=${t} id=${`pages-${i}`} />`)}
        <a href="docs">API</a>
      </div>
    </nav>
  `}function ku({group:e,entries:t,current:o,id:s}){return a`
    <p class="quiet small" id=${s}>${e}</p>
    <ul aria-labelledby=${s}>
      ${t.map(([n,{title:r,address:i}])=>a`<li key=${n}><a href=${i} aria-current=${n===o?"page":null}>${r}</a></li>`)}
    </ul>
  `}function Su({who:e,onSignOut:t}){let o=e?.onBehalfOf??e?.clientName??"Account",s=wt();return a`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${o}`}>
      <span class="who">${o}</span><${L} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">${e?.onBehalfOf?"You are signed in as":"This key belongs to"}</p>
      <p class="who">${o}</p>
      ${e&&a`<p class="quiet small">${e.onBehalfOf?"You":"It"} may ${le(e.scopes.map(n=>ae[n]??n))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${s}</code></p>
      <div class="actions">
        <${Ce} label="Copy address" text=${()=>s} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function Ya({title:e,scope:t,pages:o}){let s=Object.values(o).map(({title:n,address:r})=>a`<a href=${r}>${n}</a>`);return a`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${ae[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${xu(t,o)}</p>
      ${s.length>0&&a`<p>With this key you can open: ${me(s)}.</p>`}
    </section>
  `}function xu(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?a`
    Films are made with the key of an app: <a href=${q()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Ja={playground:{title:"Playground",group:"Films",address:X,view:ya,scope:"videos:write"},films:{title:"My films",group:"Films",address:se(),view:Nr,scope:"videos:read"},credits:{title:"My credits",group:"Films",address:Bt(),view:Sr,scope:"credits:read"},webhooks:{title:Ae.client.title,group:"Films",address:Ln,view:Ra,scope:"videos:read"},overview:{title:"Overview",group:"Clients",address:Dn,view:Kr,scope:"operate:read"},clients:{title:"Clients",group:"Clients",address:q(),view:hr,scope:"operate:read"},client:{title:"Client",under:"clients",view:dr,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:Ur,scope:"operate:write"},usage:{title:"Usage",group:"Clients",address:Me(),view:Aa,scope:"operate:read"},"audit-log":{title:"Audit log",group:"Clients",address:Q(),view:jn,scope:"operate:read"},"operators-webhooks":{title:Ae.operators.title,group:"Clients",address:Rn,view:Da,scope:"operate:read"},queue:{title:"Queue",group:"Paid calls",address:dt,view:_a,scope:"operate:read"},generations:{title:"Generations",group:"Paid calls",address:Y(),view:Mr,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:Fr,scope:"operate:read"},unknown:{title:"Unknown outcomes",group:"Paid calls",address:J(),view:Oa,scope:"operate:read"}};function Qa({drafts:e}){let[t,o]=ka(),[s,n]=h(null),[r,i]=h(!1),l=Wa(e);Ka();let c=(f,u)=>{n(null),i(!1),o(f,u)},d=f=>{o(null),n(f.message)},p=()=>{l.forget(),i(!0),o(null)};return t?a`<${Cu} key=${t} apiKey=${t} drafts=${l} onRefused=${d} onSignOut=${p} />`:a`<${Ea} reason=${s} isOut=${r} hasDraft=${l.hasAny} onKey=${c} />`}function Cu({apiKey:e,drafts:t,onRefused:o,onSignOut:s}){let n=Je(()=>yt(e,o,va),[e]),{who:r,trouble:i,retry:l}=xa(n),c=T=>r?.scopes.includes(T)??!1,d=Eu(Sa(),c),p=Ca(n,c("credits:read")),f=Ga(d,t),[u,m]=h(""),[g,S]=h(""),v=A(),_=d&&Ja[d.page];Pu(_?.title??"Page not found",g,v);let y=Object.fromEntries(Object.entries(Ja).filter(([,{address:T,scope:N}])=>T&&c(N))),k={api:n,may:c,who:r,announce:m,mark:S,...p};return a`
    <${b.Provider} value=${k}>
      <${za} pages=${y} current=${_?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${s}
        onSkip=${()=>Za(v)} />
      <main ref=${v}>
        ${r?a`<${Tu} page=${_} route=${d} desk=${f} pages=${y} may=${c} />`:a`<${Ou} title=${_?.title} trouble=${i} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&a`<${Va} onFile=${f.choose} onAddress=${f.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function Eu(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function Tu({page:e,route:t,desk:o,pages:s,may:n}){if(!e)return a`<${Au} pages=${s} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return n(r)?a`<${e.view} route=${t} desk=${o} />`:a`<${Ya} title=${e.title} scope=${r} pages=${s} />`}function Ou({title:e,trouble:t,onRetry:o}){return a`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${P} error=${t} />
      ${t&&a`<div class="pages"><button type="button" class="button" onClick=${o}>Try again</button></div>`}
    </section>
  `}function Au({pages:e}){let[t]=Object.values(e);return a`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&a`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Pu(e,t,o){let s=A(!0);O(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),O(()=>{s.current||(Za(o),scrollTo(0,0)),s.current=!1},[e])}function Za(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}ds();var Iu=await Ua();Ao(a`<${Qa} drafts=${Iu} />`,document.getElementById("app"));
