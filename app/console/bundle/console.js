/* Licences of what is in here: LICENSES.txt */
function K(e,t){let s=Object.entries(t).flatMap(([n,r])=>[r].flat().map(i=>[n,i])).filter(([,n])=>n!==void 0&&n!=="");return`${e}?${new URLSearchParams(s)}`}function rs({call:e,get:t,send:o}){let s=i=>(l,c,{isDry:d=!1,version:p,once:m}={})=>{let u={...p&&{"if-match":p},...m&&{"idempotency-key":m}};return o(i,d?K(l,{dry_run:!0}):l,c,u)},[n,r]=["POST","PATCH"].map(s);return{clients:(i,l)=>t(K("clients",i),l),client:async(i,l)=>Pa(await e(ke(i),{signal:l})),createClient:i=>n("clients",i),changeClient:(i,l,c)=>r(ke(i),l,c),keys:async(i,l)=>(await t(`${ke(i)}/keys`,l)).data,issueKey:(i,l)=>n(`${ke(i)}/keys`,l),revokeKey:(i,{cancelQueued:l,isDry:c=!1})=>o("DELETE",K(`keys/${encodeURIComponent(i)}`,{cancel_queued:l,dry_run:c})),rotateKey:(i,l)=>n(`keys/${encodeURIComponent(i)}/rotate`,l),grant:(i,l,c)=>n(`${ke(i)}/credits`,l,c),entries:(i,l,c)=>t(K(`${ke(i)}/credits/entries`,l),c),entriesFile:i=>e(K(`${ke(i)}/credits/entries`,{format:"csv"})),generations:(i,l)=>t(K("generations",i),l),generation:(i,l)=>t(`generations/${encodeURIComponent(i)}`,l),refund:(i,l,c)=>n(`generations/${encodeURIComponent(i)}/refund`,l,c),giveVerdict:(i,l,c)=>n(`generations/${encodeURIComponent(i)}/verdict`,l,c),queue:i=>t("queue",i),steerQueue:(i,l,c)=>n(`queue/${i}`,l,c),usage:(i,l)=>t(K("usage",i),l),usageFile:i=>e(K("usage",{...i,format:"csv"})),auditLog:(i,l)=>t(K("audit-log",i),l)}}var Se=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),ke=e=>`clients/${encodeURIComponent(e)}`;async function Pa(e){return{client:await e.json(),version:e.headers.get("etag")}}var Na={"video.completed":"a film is ready","video.failed":"a video has ended without a film","webhook.test":"a test"},as={requested:"You have disabled it.",gone:"Its receiver answered 410: it wants no more.",failing:"Everything that was sent to it for five days has failed."},is={pending:"Waiting",delivered:"Delivered",failed:"Failed"},ao=e=>Na[e]??e;function ls({get:e,send:t}){let o=s=>`webhooks/${encodeURIComponent(s)}`;return{all:async s=>(await e("webhooks",s)).data,create:s=>t("POST","webhooks",{url:s}),change:(s,n)=>t("PATCH",o(s),n),remove:s=>t("DELETE",o(s)),rotate:s=>t("POST",`${o(s)}/rotate`),test:s=>t("POST",`${o(s)}/test`),deliveries:(s,n)=>e(K(`${o(s)}/deliveries`,n)),resend:(s,n)=>t("POST",`${o(s)}/deliveries/${encodeURIComponent(n)}/resend`)}}var mt=()=>new URL(".",location.href).href.replace(/\/$/,""),Ue=class extends Error{constructor(t,o,s=null){super(o.message),this.status=t,this.code=o.code,this.param=o.param??null,this.figures=o,this.retryAfter=s}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function ft(e,t,o=async()=>null){let s=e;async function n(c,d={},p=!0){let m=s,u=await cs(c,{...d,headers:{...d.headers,authorization:`Bearer ${m}`}});if(u.ok)return u;let f=await ds(u);if(f.status===401&&p&&(s===m&&(s=await o()??m),s!==m))return n(c,d,!1);throw f.status===401&&t(f),f}let r=async(c,d)=>(await n(c,{signal:d})).json(),i=async(c,d,p,m={})=>{let u=p&&{headers:{...m,"content-type":"application/json"},body:JSON.stringify(p)};return(await n(d,{method:c,...u})).json()},l=(c,d)=>i("POST",c,d);return{call:n,currentKey:c=>r("keys/current",c),operate:rs({call:n,get:r,send:i}),webhooks:ls({get:r,send:i}),credits:c=>r("credits",c),prices:c=>r("prices",c),usage:(c,d)=>r(K("credits/usage",c),d),usageFile:c=>n(K("credits/usage",{...c,format:"csv"})),entries:(c,d)=>r(K("credits/entries",c),d),video:(c,d)=>r(fe(c),d),videos:(c,d)=>r(K("videos",c),d),cancel:c=>l(`${fe(c)}/cancel`),remove:async c=>(await n(fe(c),{method:"DELETE"})).json(),still:async(c,d)=>(await n(`${fe(c)}/content?variant=thumbnail`,{signal:d})).blob(),link:async(c,d)=>Ra(c,await l(`${fe(c)}/links`,{expires_in:d})),create:(c,d)=>n("videos",{method:"POST",body:Fa(c,d)})}}async function $t(){let t=await cs("operator/session",{method:"POST",headers:{"content-type":"application/json"},body:"{}",redirect:"manual"});if(t.type==="opaqueredirect")throw new Ue(401,{message:"The proxy asks for a login: reload this page."});if(!t.ok)throw await ds(t);return(await t.json()).token}async function cs(e,t){try{return await fetch(e,t)}catch(o){throw t.signal?.aborted?o:new Ue(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}}var fe=e=>`videos/${encodeURIComponent(e)}`,Ra=(e,t)=>`${fe(e)}/content${new URL(t.url).search}`;async function ds(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:o}=await e.json();return new Ue(e.status,o,t)}catch{let o=`A server between this page and Kinora answered ${e.status}.`;return new Ue(e.status,{code:null,message:o},t)}}function Fa(e,t){let o=new FormData;typeof t=="string"?o.append("image",t):o.append("image",t,t.name);for(let[s,n]of Object.entries(e))o.append(s,String(n));return o}var ht=["16:9","9:16","1:1"],gt=["1080p","720p"],bt=["8"];var us=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var tt=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Be=e=>Object.fromEntries(Object.keys(tt).map(t=>[t,e[t]??tt[t]])),ps=e=>[...e.normalize("NFC").trim()].length;function io(e,t){let o=s=>s.fast_mode===t.fast_mode&&s.generate_audio===t.generate_audio&&s.seconds===t.seconds;return e?.data.find(o)?.credits??null}function ms(e,t){let o={};return t||(o.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(o.prompt="Say what happens in the film."),o}var Da=new Intl.NumberFormat("en"),Ma=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),ot={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},g=e=>Da.format(e),P=e=>`${g(e)} ${e===1?"credit":"credits"}`,xe=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function J(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var T=e=>Ma.format(typeof e=="number"?e*1e3:new Date(e));function de(e){return e<1e6?`${g(Math.ceil(e/1e3))} kB`:`${g(Math.round(e/1e5)/10)} MB`}function $e(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function fs(e){let t=e%100,o=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${g(e)}${o}`}var je=e=>st(e)?"Failed, charged":ot[e.status],st=e=>e.status==="failed"&&e.credits>0;function Ce(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${fs(e.queue_position)} in the queue`:"Waiting in the queue"}function $s(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${fs(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function hs({cache:e,date:t},o,s){let n=o.cache!=="hit"||t-o.created_at>2,r=s===null?"":` ${P(s)} saved.`;switch(e){case"hit":return`${n?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${P(o.credits)}.`}}function gs(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${P(e.credits)} charged although there is no film`:"Nothing charged":`${P(e.credits)} ${e.status==="completed"?"charged":"held"}`}function bs(e){let t=e.fast_mode?"fast":"standard",o=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,o,`take ${e.take}`].join(" \xB7 ")}function ws(e){let t={completed:"",failed:" charged"}[e.status]??" held",o=e.credits?`${P(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?o:"Free"} \xB7 take ${e.take}`}var ne=e=>e.status==="completed"||e.status==="failed",Ee={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},ys=e=>Ee[e.error.code]??"No film",Ge={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},_s={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},We={day:"day",week:"week",month:"month"},vs=({limit:e,period:t,timezone:o})=>`${g(e)} in each ${We[t]??t}, ${o}`,ks=({period:e,limit:t})=>e==="life"?`its limit of ${g(t)}`:`its budget of ${g(t)} in this ${We[e]}`,Ss=({period:e,threshold:t})=>`${t} % of ${e==="life"?"the limit":`this ${We[e]}`}`,xs=e=>e.slice(0,16).replace("T"," "),wt=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function he({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var yt=e=>(e>0?"+":e<0?"\u2212":"")+g(Math.abs(e)),re={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},ae={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},Cs={ACTIVE:"Active",SUSPENDED:"Suspended"},Te=e=>e.flatMap((t,o)=>[o===0?"":o===e.length-1?" and ":", ",t]),ie=e=>Te(e).join("");var Es=e=>e.map(t=>[t,t]),Oe={fast_mode:[[!1,"standard"],[!0,"fast"]],generate_audio:[[!1,"silent"],[!0,"with sound"]],aspect_ratio:Es(ht),resolution:Es(gt),seconds:bt.map(e=>[e,`${e} s`])},He={queueLimit:"as many as the service allows",concurrency:"as many as the service allows"},ge={model:"Model",fast_mode:"Mode",generate_audio:"Sound",aspect_ratio:"Aspect ratio",resolution:"Resolution",seconds:"Duration",imageUrls:"Stills by address",queueLimit:"Waiting in the queue",concurrency:"Made at once"};function Ts(e){let t=e??{};return{...t.model&&{model:ie(t.model)},...Object.fromEntries(Object.entries(Oe).map(([o,s])=>[o,qa(s,t[o])])),imageUrls:t.imageUrls===!1?"no, only files":"yes",...Object.fromEntries(Object.entries(He).map(([o,s])=>[o,t[o]?`at most ${g(t[o])}`:s]))}}function qa(e,t){return!t||e.every(([o])=>t.includes(o))?"all":`only ${ie(e.filter(([o])=>t.includes(o)).map(([,o])=>o))}`}function _t(e,t){let[o,s]=[Ts(e),Ts(t)],n=Object.keys({...o,...s}).filter(r=>o[r]!==s[r]);return Object.fromEntries(n.map(r=>[r,{from:o[r]??"all",to:s[r]??"all"}]))}function Os(e){let t=e??{};return{...Object.fromEntries(Object.entries(Oe).map(([o,s])=>[o,t[o]??s.map(([n])=>n)])),imageUrls:t.imageUrls!==!1,...Object.fromEntries(Object.keys(He).map(o=>[o,t[o]?g(t[o]):""]))}}function As(e,t,o){let s=Object.keys(Oe).filter(i=>Oe[i].some(([l])=>!t[i].includes(l))),n=Object.keys(He).filter(i=>t[i].trim()),r={...e?.model&&{model:e.model},...Object.fromEntries(s.map(i=>[i,t[i]])),...!t.imageUrls&&{imageUrls:!1},...Object.fromEntries(n.map(i=>[i,o(t[i])]))};return Object.keys(r).length?r:null}function Is(e,t){let[o,s]=[e??{},t??{}],n=Object.keys(Oe).every(i=>!s[i]||o[i]?.every(l=>s[i].includes(l))),r=Object.keys(He).every(i=>!s[i]||s[i]>=o[i]);return n&&r&&(s.imageUrls!==!1||o.imageUrls===!1)}var Ns={"client.created":["created the client","create the client"],"client.updated":["changed the client","change the client"],"client.data_erased":["deleted the data of the client","delete the data of the client"],"client.credits_granted":["granted credits to the client","grant credits to the client"],"api_key.issued":["issued the key","issue a key for the client"],"api_key.rotated":["rotated the key","rotate the key"],"api_key.revoked":["revoked the key","revoke the key"],"generation.refunded":["gave back the credits of the generation","give back the credits of the generation"],"generation.verdict_given":["gave a verdict on the generation","give a verdict on the generation"],"webhook.created":["created the webhook","create the webhook"],"webhook.updated":["changed the webhook","change the webhook"],"queue.paused":["paused","pause"],"queue.resumed":["resumed","resume"],"queue.cancelled":["cancelled what waited in","cancel what waits in"],"operation.called":["called the operation","call the operation"]},Ls=Object.keys(Ns),Ua={...ge,creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded",erasedVideos:"Deleted videos"},Ba={...Cs,...ae,...re},ja=["createdAt","created_at"],Ga=/_(at|after|before|since)$/,Wa=/^\d{4}-\d\d-\d\dT/;function Rs({type:e,outcome:t}){let[o,s]=Ns[e]??[`did ${e}:`,`${e}:`];return t==="refused"?`tried to ${s}`:o}var Fs=e=>Ua[e]??za(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function Ds(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?g(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ie(e.map(Ds)):"none":e.period&&e.timezone?vs(e):typeof e=="object"?Object.entries(e).map(Ha).join(", ")||"everything":Wa.test(e)?T(e):Ba[e]??e}var co=(e,t)=>typeof t=="number"&&Ga.test(e)?T(t):Ds(t),Ha=([e,t])=>`${Fs(e).toLowerCase()} ${co(e,t)}`;function Ms(e){return Object.entries(Ka(e)).filter(([t,{from:o,to:s}])=>!lo(o)||!(lo(s)||s===0||ja.includes(t))).map(([t,{from:o,to:s}])=>({name:t,label:Fs(t),before:lo(o)?null:co(t,o),after:co(t,s)}))}function Ka({permissions:e,...t}){return e?{...t,..._t(e.from,e.to)}:t}function le(e,t){let o=Object.keys(t).filter(s=>!Va.includes(s)&&JSON.stringify(t[s])!==JSON.stringify(e[s]));return Object.fromEntries(o.map(s=>[s,{from:e[s],to:t[s]}]))}var Va=["updatedAt","updatedBy","alerts"],lo=e=>e==null||e===""||e?.length===0,za=e=>e.charAt(0).toUpperCase()+e.slice(1);var Ae=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),uo=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function po(e,t){let o=Date.parse(`${e}T00:00Z`)/1e3,s=[o-86400,o+86400].map(n=>Ja(n,t));return Math.min(...s.map(n=>o-n).filter(n=>Ae(n,t)===e))}var mo=(e,t,o)=>o?`${Ae(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Ae(e,t);function Ja(e,t){let o=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Ae(e,t)}T${o}Z`)/1e3-e}function vt({from:e,to:t,...o}){let s=(n,r=0)=>{let i=new Date(`${n}T00:00`);return i.setDate(i.getDate()+r),Number.isNaN(i.getTime())?"":Math.max(0,i.getTime()/1e3)};return{...o,created_after:s(e),created_before:s(t,1)}}var At,R,js,Qa,be,qs,Gs,Ws,fo,St,nt,Hs,bo,$o,ho,Ks,Et={},Tt=[],Za=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,It=Array.isArray;function ue(e,t){for(var o in t)e[o]=t[o];return e}function wo(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function yo(e,t,o){var s,n,r,i={};for(r in t)r=="key"?s=t[r]:r=="ref"?n=t[r]:i[r]=t[r];if(arguments.length>2&&(i.children=arguments.length>3?At.call(arguments,2):o),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)i[r]===void 0&&(i[r]=e.defaultProps[r]);return xt(e,i,s,n,null)}function xt(e,t,o,s,n){var r={type:e,props:t,key:o,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++js,__i:-1,__u:0};return n==null&&R.vnode!=null&&R.vnode(r),r}function Pt(e){return e.children}function Ct(e,t){this.props=e,this.context=t}function Ie(e,t){if(t==null)return e.__?Ie(e.__,e.__i+1):null;for(var o;t<e.__k.length;t++)if((o=e.__k[t])!=null&&o.__e!=null)return o.__e;return typeof e.type=="function"?Ie(e):null}function Xa(e){if(e.__P&&e.__d){var t=e.__v,o=t.__e,s=[],n=[],r=ue({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),_o(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[o]:null,s,o??Ie(t),!!(32&t.__u),n),r.__v=t.__v,r.__.__k[r.__i]=r,Qs(s,r,n),t.__e=t.__=null,r.__e!=o&&Vs(r)}}function Vs(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Vs(e)}function go(e){(!e.__d&&(e.__d=!0)&&be.push(e)&&!Ot.__r++||qs!=R.debounceRendering)&&((qs=R.debounceRendering)||Gs)(Ot)}function Ot(){try{for(var e,t=1;be.length;)be.length>t&&be.sort(Ws),e=be.shift(),t=be.length,Xa(e)}finally{be.length=Ot.__r=0}}function zs(e,t,o,s,n,r,i,l,c,d,p){var m,u,f,h,S,v,_=s&&s.__k||Tt,b=t.length;for(c=ei(o,t,_,c,b),m=0;m<b;m++)(f=o.__k[m])!=null&&(u=f.__i!=-1&&_[f.__i]||Et,f.__i=m,v=_o(e,f,u,n,r,i,l,c,d,p),h=f.__e,f.ref&&u.ref!=f.ref&&(u.ref&&vo(u.ref,null,f),p.push(f.ref,f.__c||h,f)),S==null&&h!=null&&(S=h),4&f.__u?(c=Ys(f,c,e),u.__e&&(u.__e=null)):typeof f.type=="function"&&v!==void 0?c=v:h&&(c=h.nextSibling),f.__u&=-7);return o.__e=S,c}function ei(e,t,o,s,n){var r,i,l,c,d,p=o.length,m=p,u=0;for(e.__k=new Array(n),r=0;r<n;r++)(i=t[r])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i=="string"||typeof i=="number"||typeof i=="bigint"||i.constructor==String?i=e.__k[r]=xt(null,i,null,null,null):It(i)?i=e.__k[r]=xt(Pt,{children:i},null,null,null):i.constructor===void 0&&i.__b>0?i=e.__k[r]=xt(i.type,i.props,i.key,i.ref?i.ref:null,i.__v):e.__k[r]=i,c=r+u,i.__=e,i.__b=e.__b+1,l=null,(d=i.__i=ti(i,o,c,m))!=-1&&(m--,(l=o[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(n>p?u--:n<p&&u++),typeof i.type!="function"&&(i.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,i.__u|=4))):e.__k[r]=null;if(m)for(r=0;r<p;r++)(l=o[r])!=null&&(2&l.__u)==0&&(l.__e==s&&(s=Ie(l)),Xs(l,l));return s}function Ys(e,t,o){var s,n;if(typeof e.type=="function"){for(s=e.__k,n=0;s&&n<s.length;n++)s[n]&&(s[n].__=e,t=Ys(s[n],t,o));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Ie(e)),t=o.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function ti(e,t,o,s){var n,r,i,l=e.key,c=e.type,d=t[o],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return o;if(s>(p?1:0)){for(n=o-1,r=o+1;n>=0||r<t.length;)if((d=t[i=n>=0?n--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return i}return-1}function Us(e,t,o){t[0]=="-"?e.setProperty(t,o??""):e[t]=o==null?"":typeof o!="number"||Za.test(t)?o:o+"px"}function kt(e,t,o,s,n){var r,i;e:if(t=="style")if(typeof o=="string")e.style.cssText=o;else{if(typeof s=="string"&&(e.style.cssText=s=""),s)for(t in s)o&&t in o||Us(e.style,t,"");if(o)for(t in o)s&&o[t]==s[t]||Us(e.style,t,o[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(Hs,"$1")),i=t.toLowerCase(),t=i in e||t=="onFocusOut"||t=="onFocusIn"?i.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=o,o?s?o[nt]=s[nt]:(o[nt]=bo,e.addEventListener(t,r?ho:$o,r)):e.removeEventListener(t,r?ho:$o,r);else{if(n=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=o??"";break e}catch{}typeof o=="function"||(o==null||o===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&o==1?"":o))}}function Bs(e){return function(t){if(this.l){var o=this.l[t.type+e];if(t[St]==null)t[St]=bo++;else if(t[St]<o[nt])return;return o(R.event?R.event(t):t)}}}function _o(e,t,o,s,n,r,i,l,c,d){var p,m,u,f,h,S,v,_,b,k,x,L,H,ee,pt,ro,se=t.type;if(t.constructor!==void 0)return null;128&o.__u&&(c=!!(32&o.__u),r=[l=t.__e=o.__e]),(p=R.__b)&&p(t);e:if(typeof se=="function"){m=i.length;try{if(b=t.props,k=se.prototype&&se.prototype.render,x=(p=se.contextType)&&s[p.__c],L=p?x?x.props.value:p.__:s,o.__c?_=(u=t.__c=o.__c).__=u.__E:(k?t.__c=u=new se(b,L):(t.__c=u=new Ct(b,L),u.constructor=se,u.render=si),x&&x.sub(u),u.state||(u.state={}),u.__n=s,f=u.__d=!0,u.__h=[],u._sb=[]),k&&u.__s==null&&(u.__s=u.state),k&&se.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=ue({},u.__s)),ue(u.__s,se.getDerivedStateFromProps(b,u.__s))),h=u.props,S=u.state,u.__v=t,f)k&&se.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),k&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(k&&se.getDerivedStateFromProps==null&&b!==h&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(b,L),t.__v==o.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(b,u.__s,L)===!1){t.__v!=o.__v&&(u.props=b,u.state=u.__s,u.__d=!1),t.__e=o.__e,t.__k=o.__k,t.__k.some(function(qe){qe&&(qe.__=t)}),Tt.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&i.push(u),l=Ie(o);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(b,u.__s,L),k&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(h,S,v)})}if(u.context=L,u.props=b,u.__P=e,u.__e=!1,H=R.__r,ee=0,k)u.state=u.__s,u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),Tt.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++ee<25);u.state=u.__s,u.getChildContext!=null&&(s=ue(ue({},s),u.getChildContext())),k&&!f&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(h,S)),pt=p!=null&&p.type===Pt&&p.key==null?Zs(p.props.children):p,l=zs(e,It(pt)?pt:[pt],t,o,s,n,r,i,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&i.push(u),_&&(u.__E=u.__=null)}catch(qe){if(i.length=m,t.__v=null,c||r!=null){if(qe.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(ro=r.length;ro--;)wo(r[ro])}else t.__e=o.__e;t.__k==null&&(t.__k=o.__k||[]),qe.then||Js(t),R.__e(qe,t,o)}}else r==null&&t.__v==o.__v?(t.__k=o.__k,t.__e=o.__e):l=t.__e=oi(o.__e,t,o,s,n,r,i,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function Js(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Js))}function Qs(e,t,o){for(var s=0;s<o.length;s++)vo(o[s],o[++s],o[++s]);R.__c&&R.__c(t,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(r){r.call(n)})}catch(r){R.__e(r,n.__v)}})}function Zs(e){return typeof e!="object"||e==null||e.__b>0?e:It(e)?e.map(Zs):e.constructor!==void 0?null:ue({},e)}function oi(e,t,o,s,n,r,i,l,c){var d,p,m,u,f,h,S,v=o.props||Et,_=t.props,b=t.type;if(b=="svg"?n="http://www.w3.org/2000/svg":b=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((f=r[d])&&"setAttribute"in f==!!b&&(b?f.localName==b:f.nodeType==3)){e=f,r[d]=null;break}}if(e==null){if(b==null)return document.createTextNode(_);e=document.createElementNS(n,b,_.is&&_),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(b==null)v===_||l&&e.data==_||(e.data=_);else{if(r=b=="textarea"&&_.defaultValue!=null?null:r&&At.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(f=e.attributes[d]).name]=f.value;for(d in v)f=v[d],d=="dangerouslySetInnerHTML"?m=f:d=="children"||d in _||d=="value"&&"defaultValue"in _||d=="checked"&&"defaultChecked"in _||kt(e,d,null,f,n);for(d in _)f=_[d],d=="children"?u=f:d=="dangerouslySetInnerHTML"?p=f:d=="value"?h=f:d=="checked"?S=f:l&&typeof f!="function"||v[d]===f||kt(e,d,f,v[d],n);if(p)l||m&&(p.__html==m.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(m&&(e.innerHTML=""),zs(t.type=="template"?e.content:e,It(u)?u:[u],t,o,s,b=="foreignObject"?"http://www.w3.org/1999/xhtml":n,r,i,r?r[0]:o.__k&&Ie(o,0),l,c),r!=null)for(d=r.length;d--;)wo(r[d]);l&&b!="textarea"||(d="value",b=="progress"&&h==null?e.removeAttribute("value"):h!=null&&(h!==e[d]||b=="progress"&&!h||b=="option"&&h!=v[d])&&kt(e,d,h,v[d],n),d="checked",S!=null&&S!=e[d]&&kt(e,d,S,v[d],n))}return e}function vo(e,t,o){try{if(typeof e=="function"){var s=typeof e.__u=="function";s&&e.__u(),s&&t==null||(e.__u=e(t))}else e.current=t}catch(n){R.__e(n,o)}}function Xs(e,t,o){var s,n;if(R.unmount&&R.unmount(e),(s=e.ref)&&(s.current&&s.current!=e.__e||vo(s,null,t)),(s=e.__c)!=null){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(r){R.__e(r,t)}s.base=s.__P=s.__n=null}if(s=e.__k)for(n=0;n<s.length;n++)s[n]&&Xs(s[n],t,o||typeof e.type!="function");o||wo(e.__e),e.__c=e.__=e.__e=void 0}function si(e,t,o){return this.constructor(e,o)}function ko(e,t,o){var s,n,r,i;t==document&&(t=document.documentElement),R.__&&R.__(e,t),n=(s=typeof o=="function")?null:o&&o.__k||t.__k,r=[],i=[],_o(t,e=(!s&&o||t).__k=yo(Pt,null,[e]),n||Et,Et,t.namespaceURI,!s&&o?[o]:n?null:t.firstChild?At.call(t.childNodes):null,r,!s&&o?o:n?n.__e:t.firstChild,s,i),Qs(r,e,i),e.props.children=null}function en(e){function t(o){var s,n;return this.getChildContext||(s=new Set,(n={})[t.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){s=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&s.forEach(function(i){i.__e=!0,go(i)})},this.sub=function(r){s.add(r);var i=r.componentWillUnmount;r.componentWillUnmount=function(){s&&s.delete(r),i&&i.call(r)}}),o.children}return t.__c="__cC"+Ks++,t.__=e,t.Provider=t.__l=(t.Consumer=function(o,s){return o.children(s)}).contextType=t,t}At=Tt.slice,R={__e:function(e,t,o,s){for(var n,r,i;t=t.__;)if((n=t.__c)&&!n.__)try{if((r=n.constructor)&&r.getDerivedStateFromError!=null&&(n.setState(r.getDerivedStateFromError(e)),i=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,s||{}),i=n.__d),i)return n.__E=n}catch(l){e=l}throw e}},js=0,Qa=function(e){return e!=null&&e.constructor===void 0},Ct.prototype.setState=function(e,t){var o;o=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ue({},this.state),typeof e=="function"&&(e=e(ue({},o),this.props)),e&&ue(o,e),e!=null&&this.__v&&(t&&this._sb.push(t),go(this))},Ct.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),go(this))},Ct.prototype.render=Pt,be=[],Gs=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Ws=function(e,t){return e.__v.__b-t.__v.__b},Ot.__r=0,fo=Math.random().toString(8),St="__d"+fo,nt="__a"+fo,Hs=/(PointerCapture)$|Capture$/i,bo=0,$o=Bs(!1),ho=Bs(!0),Ks=0;var on=function(e,t,o,s){var n;t[0]=0;for(var r=1;r<t.length;r++){var i=t[r++],l=t[r]?(t[0]|=i?1:2,o[t[r++]]):t[++r];i===3?s[0]=l:i===4?s[1]=Object.assign(s[1]||{},l):i===5?(s[1]=s[1]||{})[t[++r]]=l:i===6?s[1][t[++r]]+=l+"":i?(n=e.apply(l,on(e,l,o,["",null])),s.push(n),l[0]?t[0]|=2:(t[r-2]=0,t[r]=n)):s.push(l)}return s},tn=new Map;function sn(e){var t=tn.get(this);return t||(t=new Map,tn.set(this,t)),(t=on(this,t.get(e)||(t.set(e,t=(function(o){for(var s,n,r=1,i="",l="",c=[0],d=function(u){r===1&&(u||(i=i.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,i):r===3&&(u||i)?(c.push(3,u,i),r=2):r===2&&i==="..."&&u?c.push(4,u,0):r===2&&i&&!u?c.push(5,0,!0,i):r>=5&&((i||!u&&r===5)&&(c.push(r,0,i,n),r=6),u&&(c.push(r,u,0,n),r=6)),i=""},p=0;p<o.length;p++){p&&(r===1&&d(),d(p));for(var m=0;m<o[p].length;m++)s=o[p][m],r===1?s==="<"?(d(),c=[c],r=3):i+=s:r===4?i==="--"&&s===">"?(r=1,i=""):i=s+i[0]:l?s===l?l="":i+=s:s==='"'||s==="'"?l=s:s===">"?(d(),r=1):r&&(s==="="?(r=5,n=i,i=""):s==="/"&&(r<5||o[p][m+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),r=2):i+=s),r===3&&i==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Pe,F,So,nn,Lt=0,mn=[],M=R,rn=M.__b,an=M.__r,ln=M.diffed,cn=M.__c,dn=M.unmount,un=M.__;function rt(e,t){M.__h&&M.__h(F,e,Lt||t),Lt=0;var o=F.__H||(F.__H={__:[],__h:[]});return e>=o.__.length&&o.__.push({}),o.__[e]}function $(e){return Lt=1,ni(fn,e)}function ni(e,t,o){var s=rt(Pe++,2);if(s.t=e,!s.__c&&(s.__=[o?o(t):fn(void 0,t),function(l){var c=s.__N?s.__N[0]:s.__[0],d=s.t(c,l);c!==d&&(s.__N=[d,s.__[1]],s.__c.setState({}))}],s.__c=F,!F.__f)){var n=function(l,c,d){if(!s.__c.__H)return!0;var p=!1,m=s.__c.props!==l;if(s.__c.__H.__.some(function(f){if(f.__N){p=!0;var h=f.__[0];f.__=f.__N,f.__N=void 0,h!==f.__[0]&&(m=!0)}}),r){var u=r.call(this,l,c,d);return p?u||m:u}return!p||m};F.__f=!0;var r=F.shouldComponentUpdate,i=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,n(l,c,d),r=p}i&&i.call(this,l,c,d)},F.shouldComponentUpdate=n}return s.__N||s.__}function C(e,t){var o=rt(Pe++,3);!M.__s&&Eo(o.__H,t)&&(o.__=e,o.u=t,F.__H.__h.push(o))}function Co(e,t){var o=rt(Pe++,4);!M.__s&&Eo(o.__H,t)&&(o.__=e,o.u=t,F.__h.push(o))}function A(e){return Lt=5,Ke(function(){return{current:e}},[])}function Ke(e,t){var o=rt(Pe++,7);return Eo(o.__H,t)&&(o.__=e(),o.__H=t,o.__h=e),o.__}function y(e){var t=F.context[e.__c],o=rt(Pe++,9);return o.c=e,t?(o.__==null&&(o.__=!0,t.sub(F)),t.props.value):e.__}function ri(){for(var e;e=mn.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Nt),t.__h.some(xo),t.__h=[]}catch(o){t.__h=[],M.__e(o,e.__v)}}}M.__b=function(e){F=null,rn&&rn(e)},M.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),un&&un(e,t)},M.__r=function(e){an&&an(e),Pe=0;var t=(F=e.__c).__H;t&&(So===F?(t.__h=[],F.__h=[],t.__.some(function(o){o.__N&&(o.__=o.__N),o.u=o.__N=void 0})):(t.__h.some(Nt),t.__h.some(xo),t.__h=[],Pe=0)),So=F},M.diffed=function(e){ln&&ln(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(mn.push(t)!==1&&nn===M.requestAnimationFrame||((nn=M.requestAnimationFrame)||ai)(ri)),t.__H.__.some(function(o){o.u&&(o.__H=o.u,o.u=void 0)})),So=F=null},M.__c=function(e,t){t.some(function(o){try{o.__h.some(Nt),o.__h=o.__h.filter(function(s){return!s.__||xo(s)})}catch(s){t.some(function(n){n.__h&&(n.__h=[])}),t=[],M.__e(s,o.__v)}}),cn&&cn(e,t)},M.unmount=function(e){dn&&dn(e);var t,o=e.__c;o&&o.__H&&(o.__H.__.some(function(s){try{Nt(s)}catch(n){t=n}}),o.__H=void 0,t&&M.__e(t,o.__v))};var pn=typeof requestAnimationFrame=="function";function ai(e){var t,o=function(){clearTimeout(s),pn&&cancelAnimationFrame(t),setTimeout(e)},s=setTimeout(o,35);pn&&(t=requestAnimationFrame(o))}function Nt(e){var t=F,o=e.__c;typeof o=="function"&&(e.__c=void 0,o()),F=t}function xo(e){var t=F;e.__c=e.__(),F=t}function Eo(e,t){return!e||e.length!==t.length||t.some(function(o,s){return o!==e[s]})}function fn(e,t){return typeof t=="function"?t(e):t}var a=sn.bind(yo),w=en(null);function U(e,t){let[o,s]=$({data:null,error:null}),[n,r]=$(0);return C(()=>s({data:null,error:null}),t),C(()=>{let i=new AbortController,{signal:l}=i;return e(l).then(c=>l.aborted||s({data:c,error:null}),c=>l.aborted||s(d=>({...d,error:c}))),()=>i.abort()},[...t,n]),{...o,again:()=>r(i=>i+1)}}function Ve(e,t){let[o,s]=$({items:null,hasMore:!1,error:null}),n=async r=>{try{let i=await e(r.at(-1)?.id);s({items:[...r,...i.data],hasMore:i.has_more,error:null})}catch(i){s(l=>({...l,error:i}))}};return C(()=>{n([])},t),{...o,more:()=>n(o.items??[])}}function we({text:e}){return e.split("`").map((t,o)=>o%2?a`<code>${t}</code>`:t)}function I({error:e,children:t}){return a`
    <div class=${e?"notice":null} role="alert">
      ${e&&a`<p><${we} text=${e.message} />${ii(e)}</p>${t}`}
    </div>
  `}function B({loaded:{error:e,again:t}}){return a`
    <${I} error=${e}>
      ${e&&!e.isFinal&&a`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function ze({error:e,onReload:t}){return a`
    <${I} error=${e}>
      ${e?.status===412&&a`<p class="again"><button type="button" class="button" onClick=${t}>Show it as it is now</button></p>`}
    <//>
  `}function V({name:e,problems:t}){let o=t[e];return a`<p class="problem" id=${`${e}-problem`} role="alert">${o&&a`<${we} text=${o} />`}</p>`}function ii({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function E({name:e,label:t,hint:o,problems:s={},value:n,onInput:r,...i}){return a`
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
  `}function te(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function at(e,t){return e.param?.startsWith(t)&&(e.param=e.param.slice(t.length)),e}function j(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Ye({name:e,page:t,after:o,write:s}){return!t||!(o||t.has_more)?null:a`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${o&&a`<a class="button" href=${s("")}>Newest</a>`}
      ${t.has_more&&a`<a class="button" href=${s(t.last_id)}>Older</a>`}
    </nav>
  `}function $n(e){let[t,o]=e.replace(/^#\/?/,"").split("?"),[s,n,r,...i]=t.split("/").map(li);return!s&&n===void 0?{page:"playground"}:s==="videos"&&n&&!i.length&&(r===void 0||r==="again")?{page:"playground",id:n,again:r==="again"}:s==="films"&&n===void 0?{page:s,...Ne(hn,new URLSearchParams(o))}:s==="clients"&&n&&!i.length&&r===void 0?{page:n==="new"?"new client":"client",id:n}:s==="generations"&&n&&!i.length&&r===void 0?{page:"generation",id:n}:n!==void 0?null:s==="generations"?{page:s,...Ne(wn,new URLSearchParams(o))}:s==="clients"?{page:s,...Ne(gn,new URLSearchParams(o))}:s==="audit-log"?{page:s,...Ne(bn,new URLSearchParams(o))}:s==="usage"?{page:s,...Ne(_n,new URLSearchParams(o))}:s==="unknown"?{page:s,...Ne(yn,new URLSearchParams(o))}:s==="credits"?{page:s,...Ne(To,new URLSearchParams(o))}:["overview","queue","webhooks"].includes(s)?{page:s}:null}var hn=["status","search","after","before"],gn=["status","role","search","after"],bn=["type","actor","target","outcome","from","to","after"],wn=["state","failure","client","from","to","after"],yn=["client","verdict","after"],To=["from","to","width","zone","group","label"],_n=[...To,"client"],Ne=(e,t)=>Object.fromEntries(e.map(o=>[o,t.get(o)??""])),Q="#/",pe=e=>`#/videos/${encodeURIComponent(e)}`,Le=e=>`${pe(e)}/again`,oe=(e={})=>Fe("#/films",hn,e),Rt=(e={})=>Fe("#/credits",To,e),vn="#/webhooks",kn="#/overview",Ft="#/queue",it="#/clients/new",W=e=>`#/clients/${encodeURIComponent(e)}`,D=(e={})=>Fe("#/clients",gn,e),ye=e=>`#/generations/${encodeURIComponent(e)}`,Y=(e={})=>Fe("#/generations",wn,e),Z=(e={})=>Fe("#/audit-log",bn,e),X=(e={})=>Fe("#/unknown",yn,e),Re=(e={})=>Fe("#/usage",_n,e);function Fe(e,t,o){let s=new URLSearchParams(t.map(n=>[n,o[n]]).filter(([,n])=>n));return s.size?`${e}?${s}`:e}function li(e){try{return decodeURIComponent(e)}catch{return e}}var lt={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Dt=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",Sn={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Mt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},Oo={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},xn={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},Cn={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},En={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},qt={paid_calls:{name:"Paid calls",help:"No paid call starts. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"No request that needs a new film is accepted. What is queued goes on."}};var ci={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Je({entries:e}){return a`<ol class="log">${e.map(t=>a`<${di} key=${t.id} entry=${t} />`)}</ol>`}function di({entry:e}){let{actor:t,target:o,outcome:s,reason:n}=e,r=s==="refused";return a`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${Rs(e)} <${ui} target=${o} />
        ${r&&a` <span class="state bad">Refused</span>`}
      </p>
      <${Ao} changes=${e.changes} />
      ${n&&a`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?a`<code>${n}</code>`:n}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${T(e.effective_at)}</time>
        ${" \xB7 "}${ci[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&a` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function ui({target:{type:e,id:t,name:o}}){if(e==="queue")return a`<b>${qt[t]?.name.toLowerCase()??"the queue"}</b>`;if(e==="operation")return a`<code>${t}</code>`;let s=a`<bdi>${o??t??""}</bdi>`,n={client:W,generation:ye}[e];return n&&t?a`<a href=${n(t)}>${s}</a>`:a`<b>${s}</b>`}function Ao({changes:e}){let t=Ms(e);return t.length?a`
    <dl class="changes">
      ${t.map(({name:o,label:s,before:n,after:r})=>a`
          <div key=${o}>
            <dt>${s}</dt>
            <dd dir="auto">
              ${n!==null&&a`<${pi} text=${n} />`}
              ${o==="clientId"?a`<a href=${W(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var pi=({text:e})=>a`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var mi=50,fi={"":"All",done:"Done",refused:"Refused"};function Tn({route:e}){let{api:t}=y(w),{page:o,...s}=e,n=U(p=>t.operate.auditLog({...vt(s),limit:mi},p),[t,...Object.values(s)]),{data:r,error:i}=n,{after:l,...c}=s,d=Object.values(c).some(Boolean);return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${$i} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${B} loaded=${n} />
      ${r?.data.length>0&&a`<${Je} entries=${r.data} />`}
      ${r&&!r.data.length&&a`<${hi} isFiltered=${d||l} />`}
      <${Ye} name="the audit log" page=${r} after=${l} write=${p=>Z({...c,after:p})} />
    </section>
  `}function $i({kept:e,isFiltered:t}){let[o,s]=$(e),n=i=>l=>s(c=>({...c,[i]:l.trim()}));return a`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${i=>{i.preventDefault(),location.hash=Z(o)}} novalidate>
      <${E} name="type" label="What" placeholder="client.updated" list="types" value=${o.type} onInput=${n("type")} />
      <datalist id="types">${Ls.map(i=>a`<option key=${i} value=${i} />`)}</datalist>
      <${E} name="target" label="Done to (id)" placeholder="client_…" value=${o.target} onInput=${n("target")} />
      <${E} name="actor" label="Done by (client id)" placeholder="client_…" value=${o.actor} onInput=${n("actor")} />
      <${z} name="outcome" label="Outcome" options=${fi} value=${o.outcome} onInput=${n("outcome")} />
      <${E} name="from" type="date" label="First day" value=${o.from} onInput=${n("from")} />
      <${E} name="to" type="date" label="Last day" value=${o.to} onInput=${n("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Z()}>Show all</a>`}
      </div>
    </form>
  `}function hi({isFiltered:e}){return e?a`<p class="none">No entry fits. <a href=${Z()}>Show all entries</a>.</p>`:a`<p class="none">No operator has changed anything yet. <a href=${D()}>See the clients</a>.</p>`}function On({alerts:e}){let t=Object.values(Object.groupBy(e,({period:o})=>o));return t.length?a`<ul class="alerts">${t.map(o=>a`<${gi} key=${o[0].period} reached=${o} />`)}</ul>`:null}function gi({reached:e}){let t=Io(e),o=e.map(({threshold:s,reachedAt:n})=>a`<span>${s} % on <time datetime=${n}>${T(n)}</time></span>`);return a`
    <li>
      <span class=${In(t)}>${t.threshold} %</span>${" "}
      <span>of ${ks(t)} was reached</span>${" "}
      <span class="quiet small">${Te(o)}</span>
    </li>
  `}var An=({alert:e})=>a`<span class=${In(e)}>${Ss(e)}</span>`,Io=e=>e.reduce((t,o)=>o.threshold>t.threshold?o:t),In=({threshold:e})=>`state ${e===100?"bad":"warn"}`;function Qe({credits:e}){let{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n}=e;return a`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${g(n)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${g(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${g(s)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${g(t)}</dd></div>
    </dl>
    <${Bt} credits=${e} />
  `}function Ut({budget:{period:e,timezone:t,limit:o,periodUsed:s,periodHeld:n,resetsAt:r}}){let i={creditLimit:o,usedCredit:s,heldCredit:n};return a`
    <dl class="tally">
      <div><dt>Left in this ${We[e]??e}</dt><dd>${g(o-s-n)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${g(s)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${g(n)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${g(o)}</dd></div>
    </dl>
    <${Bt} credits=${i} />
    <p class="quiet small resets">
      The next ${We[e]??e} begins <time datetime=${r}>${xs(r)}</time>, time of ${t}.
    </p>
  `}function Bt({credits:{creditLimit:e,usedCredit:t,heldCredit:o}}){let s=xe(t,e),n=Math.min(100-s,xe(o,e));return a`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${s} height="1" />
      <rect class="held" x=${s} width=${n} height="1" />
    </svg>
  `}function G({title:e,lead:t,name:o,yes:s,cancelling:n,rehearse:r,act:i,onDone:l,onNo:c}){let[d,p]=$(!0),[m,u]=$({changes:null,error:null}),[f,h]=$(""),[S,v]=$(null),[_,b]=$(!1),k=Po(),x=A();C(()=>{let H=!1;return r(d).then(ee=>H||u({changes:ee,error:null}),ee=>H||u({changes:null,error:ee})),()=>{H=!0}},[d]);async function L(H){if(H.preventDefault(),!(_||!m.changes)){if(o&&f.trim()!==o){v(`Type ${o}, exactly as it is written.`),x.current.focus();return}b(!0);try{l(await i(d))}catch(ee){u({changes:null,error:ee}),b(!1)}}}return a`
    <dialog ref=${k} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${L} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${bi} told=${m} />
        ${n&&a`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:H})=>p(H.checked)} />${n}
          </label>
        `}
        ${o&&a`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${o}</b></label>
            <input ref=${x} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${f} aria-describedby="typed-problem"
              aria-invalid=${S?"true":null} onInput=${({target:H})=>(h(H.value),v(null))} />
            <${V} name="typed" problems=${{typed:S}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${_||!m.changes?"true":null}>${_?"One moment\u2026":s}</button>
        </div>
      </form>
    </dialog>
  `}function bi({told:{changes:e,error:t}}){return a`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${I} error=${t} />
      ${e&&a`<p class="quiet small">What will change</p><${Ao} changes=${e} />`}
    </div>
  `}function Po(){let e=A();return C(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var wi={day:"Each day",week:"Each week, from Monday",month:"Each month"},yi=["limit","period","timezone"];function Pn({client:e,version:t,mayChange:o,onDone:s,onReload:n}){return a`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?a`<${Ut} budget=${e.budget} />`:a`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${o&&a`<${_i} key=${t} client=${e} version=${t} onDone=${s} onReload=${n} />`}
    </section>
  `}function _i({client:e,version:t,onDone:o,onReload:s}){let{api:n}=y(w),[r,i]=$(()=>vi(e.budget)),[l,c]=$(null),[d,p]=$(null),m=b=>k=>i(x=>({...x,[b]:k})),u=(b,k=!1)=>n.operate.changeClient(e.id,{budget:b},{version:t,isDry:k}),f=async(b,k)=>{c(null);try{await u(b),o(k)}catch(x){c(at(x,"budget."))}};function h(b){b.preventDefault();let k={...r,timezone:r.timezone.trim(),limit:te(r.limit)};return ki(e.budget,k)?f(k,"The budget is set."):S(k)}async function S(b){c(null);try{p({budget:b,changes:le(e,await u(b,!0))})}catch(k){c(at(k,"budget."))}}let{problems:v,notice:_}=j(l,yi);return a`
    <form class="form beside" onSubmit=${h} novalidate>
      <${z} name="period" label="How often" options=${wi} problems=${v} value=${r.period} onInput=${m("period")} />
      <${E} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${m("limit")} />
      <${E} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${m("timezone")} />
      <${ze} error=${_} onReload=${s} />
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&a`<button type="button" class="button" onClick=${()=>f(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&a`<${G} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),o("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var vi=e=>e?{period:e.period,limit:g(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:wt()},ki=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;var Si={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function N({name:e}){return a`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${Si[e]} /></svg>`}function jt(){return a`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function Nn({across:e,down:t}){let o=16/Math.max(e,t),[s,n]=[e*o,t*o];return a`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-s/2} y=${12-n/2} width=${s} height=${n} rx="1.5" />
    </svg>
  `}var xi=3e3;function _e({label:e,text:t,done:o="Copied",icon:s="copy"}){let{announce:n}=y(w),[r,i]=$(null),[l,c]=$(null);C(()=>{if(!r)return;let m=setTimeout(()=>i(null),xi);return()=>clearTimeout(m)},[r]);async function d(){c(null);try{let m=await t();return await Ei(m)?p(o):(c(m),n("Press the keys for copying: the text is selected."))}catch(m){return p(m.message)}}let p=m=>{i(m),n(m)};return a`
    <button type="button" class="button" onClick=${d}><${N} name=${r===o?"done":s} />${r??e}</button>
    ${l&&a`<${Ci} text=${l} label=${e} />`}
  `}function Ci({text:e,label:t}){let o=A();return C(()=>o.current.select(),[e]),a`<input class="selected" ref=${o} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function Ei(e){try{return await navigator.clipboard.writeText(e),!0}catch{return Ti(e)}}function Ti(e){let t=document.activeElement,o=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(o),o.select();let s=document.execCommand("copy");return o.remove(),t?.focus({preventScroll:!0}),s}var No=3600,Oi=(No-300)*1e3,Ai=168*3600,Ii=3;function Ln(e,t){let{api:o}=y(w),[s,n]=$({address:null,error:null}),[r,i]=$(0);return C(()=>{if(!t)return;let l=!1,c=setTimeout(()=>i(d=>d+1),Oi);return o.link(e,No).then(d=>l||n({address:d,error:null}),d=>l||n(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[o,e,t,r]),{...s,renew:()=>i(l=>l+1)}}function Rn({link:e,label:t,poster:o,isLooped:s,onFailure:n}){let r=A(null),i=A(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{i.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>i.current++<Ii?e.renew():n();return a`
    <video controls playsinline preload="auto" src=${e.address} poster=${o} loop=${s} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function Fn({id:e}){let{api:t}=y(w);return a`<${_e} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,Ai),location.href).href} />`}function Gt({id:e,label:t}){let{api:o,announce:s}=y(w),[n,r]=$(null);return a`
    <button type="button" class="button" aria-label=${t} title=${n} onClick=${async()=>{r(null);try{ct(await o.link(e,No),`${e}.mp4`)}catch(l){r(l.message),s(l.message)}}}>
      <${N} name=${n?"cancel":"download"} />${n?"No download":"Download"}
    </button>
  `}function ct(e,t){let o=document.createElement("a");o.href=e,o.download=t,o.click()}var Pi=6e4;function Wt({ask:e,of:t}){let{announce:o}=y(w),[s,n]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{if(!s?.isBusy){n({isBusy:!0,text:"One moment\u2026"});try{let i=await e(),l=URL.createObjectURL(await i.blob());ct(l,Ni(i)),setTimeout(()=>URL.revokeObjectURL(l),Pi),n(null)}catch(i){n({text:i.message}),o(i.message)}}}}>
      <${N} name="download" />
      ${s?.text??a`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var Ni=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var Li=20;function Dn({client:e}){let{api:t}=y(w),{items:o,hasMore:s,error:n,more:r}=Ve(i=>t.operate.entries(e.id,{limit:Li,after:i}),[t,e]);return a`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${o||n?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${o?.length>0&&a`<${Wt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${I} error=${n} />
      ${o?.length>0&&a`<${Ri} entries=${o} />`}
      ${o&&!o.length&&a`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(s||n)&&a`<div class="pages"><button type="button" class="button" onClick=${r}>${n?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function Ri({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${Fi} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function Fi({entry:e}){let{kind:t,amount:o,note:s,actor:n,metadata:r,videoId:i,createdAt:l}=e,c=he(e),d=Object.entries(r??{}).map(([p,m])=>`${p}: ${m}`);return a`
    <tr>
      <td class="name">
        ${Ge[t]}
        ${s&&a` <span class="quiet small" dir="auto">${s}</span>`}
        ${d.length>0&&a` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${i&&a` <code class="quiet">${i}</code>`}
      </td>
      <td class="spare"><bdi>${n?n.on_behalf_of??n.name:"Kinora"}</bdi></td>
      <td class="quiet">${T(l)}</td>
      <td class="number">${c?yt(c):a`<span class="quiet">${g(o)}</span>`}</td>
      <td class="number spare">${g(e.creditLimit)}</td>
      <td class="number spare">${g(e.usedCredit)}</td>
      <td class="number spare">${g(e.heldCredit)}</td>
    </tr>
  `}var Mn=()=>({amount:"",note:"",once:Se()});function qn({client:e,onDone:t}){let{api:o}=y(w),[s,n]=$(Mn),[r,i]=$(null),[l,c]=$(!1),[d,p]=$(null),m=A(),u=b=>k=>n(x=>({...x,[b]:k,once:Se()})),f=(b,k)=>o.operate.grant(e.id,b,{isDry:k,once:s.once}),h=()=>{p(null),n(Mn()),t(d?"The credits are taken away.":"Granted.")};async function S(b){b.preventDefault();let k={amount:te(s.amount),...s.note.trim()&&{note:s.note.trim()}};if(i(null),k.amount<0)return p(k);if(!l){c(!0);try{await f(k,!1),h()}catch(x){i(x),m.current.elements[x.param]?.focus()}return c(!1)}}let{problems:v,notice:_}=j(r,["amount","note"]);return a`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${m} onSubmit=${S} novalidate>
        <${E} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${s.amount} onInput=${u("amount")} />
        <${E} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${s.note} onInput=${u("note")} />
        <${I} error=${_} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&a`<${G} title=${`Take ${P(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async()=>Di((await o.operate.client(e.id)).client,await f(d,!0))}
        act=${()=>f(d,!1)} onDone=${h} onNo=${()=>p(null)} />`}
    </section>
  `}var Di=(e,{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n})=>le(e,{creditLimit:t,usedCredit:o,heldCredit:s,availableCredit:n});var Un={name:"",scopes:[],networks:"",ends:"",reason:""};function Bn({client:e,onIssued:t}){let{api:o}=y(w),[s,n]=$(Un),[r,i]=$(null),l=A(),c=u=>f=>n(h=>({...h,[u]:f}));async function d(u){u.preventDefault(),i(null);try{let f=await o.operate.issueKey(e.id,Mi(s));n(Un),l.current.open=!1,t(f)}catch(f){i(f)}}let{problems:p,notice:m}=j(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return a`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${E} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${s.name} onInput=${c("name")} />
        <${E} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${s.ends} onInput=${c("ends")} />
        <${E} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${s.networks} onInput=${c("networks")} />
        <${qi} chosen=${s.scopes} onChoice=${c("scopes")} problems=${p} />
        <${E} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${s.reason} onInput=${c("reason")} />
        <${I} error=${m} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function Mi({name:e,scopes:t,networks:o,ends:s,reason:n}){let r=s&&new Date(`${s}T00:00`);r&&r.setDate(r.getDate()+1);let i={name:e.trim(),scopes:t,allowedNetworks:o.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:n.trim()};return Object.fromEntries(Object.entries(i).filter(([,l])=>l.length!==0&&l!==""))}function qi({chosen:e,onChoice:t,problems:o}){let s=n=>({target:r})=>t(r.checked?[...e,n]:e.filter(i=>i!==n));return a`
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
  `}function Ze({text:e,title:t="The new key",label:o="Copy key",children:s}){let n=A();return C(()=>n.current.focus(),[e]),a`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">${t}</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${_e} label=${o} text=${()=>e} />${s}</div>
    </section>
  `}var jn=3600,Ht=24*jn,Ui={0:"No longer: it is refused now",[jn]:"For an hour",[Ht]:"For a day",[7*Ht]:"For a week",[30*Ht]:"For 30 days"};function Gn({apiKey:e,onIssued:t,onNo:o}){let{api:s}=y(w),[n,r]=$(String(Ht)),[i,l]=$(""),[c,d]=$(null),[p,m]=$(!1),[u,f]=$(!1),h=Po();async function S(v){if(v.preventDefault(),u)return;f(!0),d(null);let _={overlapSeconds:Number(n),force:p,...i.trim()&&{reason:i.trim()}};try{t(await s.operate.rotateKey(e.id,_))}catch(b){d(b),f(!1)}}return a`
    <dialog ref=${h} class="question" aria-labelledby="rotation-title" onCancel=${o}>
      <form onSubmit=${S} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${z} name="overlapSeconds" label="How long the old key is still accepted" options=${Ui} value=${n} onInput=${r} />
        <${E} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${i} onInput=${l} />
        <${I} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&a`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>m(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${o}>Leave it as it is</button>
          <button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function Wn({client:e,keys:t,mayChange:o,onDone:s}){let[n,r]=$(null),[i,l]=$(null),[c,d]=$(null),p=t.filter(u=>!u.revokedAt),m=u=>f=>{l(null),d(f),s(u)};return a`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(Hn)&&a`<p class="notice">This client has no key: it can send no request. ${o?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&a`<${Bi} keys=${[...t].reverse()} onRevoke=${o?r:null} onRotate=${l} />`}
      ${c&&a`<${Ze} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${o&&a`<${Bn} client=${e} onIssued=${m("Issued. Copy the key now.")} />`}
      ${i&&a`<${Gn} apiKey=${i} onIssued=${m("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${n&&a`<${Gi} apiKey=${n} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),s("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function Bi({keys:e,onRevoke:t,onRotate:o}){return a`
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
                <td class="quiet">${T(s.createdAt)}</td>
                <td class="quiet">${s.lastUsedAt?T(s.lastUsedAt):"never"}</td>
                <td>${ji(s)}</td>
                ${t&&a`<td class="number">
                  ${Hn(s)&&a`<button type="button" class="button" aria-label=${`Rotate ${s.name??s.id}`} onClick=${()=>o(s)}>Rotate…</button>`}
                  ${" "}
                  ${!s.revokedAt&&a`<button type="button" class="button dangerous" aria-label=${`Revoke ${s.name??s.id}`}
                    onClick=${()=>t(s)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var Hn=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function ji({revokedAt:e,expiresAt:t}){return e?`Revoked ${T(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${T(t)}`:"Accepted"}function Gi({apiKey:e,client:t,isLast:o,onDone:s,onNo:n}){let{api:r}=y(w),i=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return a`
    <${G} title=${`Revoke the key ${i}?`} name=${o?t.name:null} yes="Revoke"
      lead=${o?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${o&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${s} onNo=${n} />
  `}var Wi={queueLimit:"How many of its films may wait. Empty: as many as the service allows.",concurrency:"How many of its films may be made at the same time. Empty: as many as the service allows."},Hi=Object.entries(Oe).filter(([,e])=>e.length>1);function Kn({client:e,version:t,mayChange:o,onDone:s,onReload:n}){return a`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${Ki} permissions=${e.permissions} />
      ${o&&a`<${Vi} key=${t} client=${e} version=${t} onDone=${s} onReload=${n} />`}
    </section>
  `}function Ki({permissions:e}){let t=Object.entries(_t(null,e));return t.length?a`
    <dl class="changes part-none">
      ${t.map(([o,{to:s}])=>a`<div key=${o}><dt>${ge[o]}</dt><dd>${s}</dd></div>`)}
    </dl>
  `:a`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`}function Vi({client:e,version:t,onDone:o,onReload:s}){let{api:n}=y(w),[r,i]=$(()=>Os(e.permissions)),[l,c]=$(null),[d,p]=$(null),m=_=>b=>i(k=>({...k,[_]:b})),u=(_,b)=>n.operate.changeClient(e.id,{permissions:_},{version:t,isDry:b}),f=()=>(p(null),o("The permissions are changed."));async function h(_){_.preventDefault(),c(null);let b=As(e.permissions,r,te),k=!Is(e.permissions,b);try{let x=await u(b,k);k?p({wanted:b,changes:le(e,x)}):f()}catch(x){c(at(x,"permissions."))}}let{problems:S,notice:v}=j(l,Object.keys(ge));return a`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${h} novalidate>
        ${Hi.map(([_,b])=>a`<${zi} key=${_} name=${_} values=${b} chosen=${r[_]} onChoice=${m(_)} problems=${S} />`)}
        <fieldset class="field choices">
          <legend>${ge.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${r.imageUrls} onChange=${({target:_})=>m("imageUrls")(_.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(He).map(_=>a`
            <${E} key=${_} name=${_} label=${ge[_]} hint=${Wi[_]} inputmode="numeric" problems=${S}
              value=${r[_]} onInput=${m(_)} />
          `)}
        <${ze} error=${v} onReload=${s} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${d&&a`<${G} title=${`Limit what ${e.name} may ask for?`} name=${e.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async()=>d.changes} act=${()=>u(d.wanted,!1)} onDone=${f} onNo=${()=>p(null)} />`}
  `}function zi({name:e,values:t,chosen:o,onChoice:s,problems:n}){let r=i=>({target:l})=>s(l.checked?[...o,i]:o.filter(c=>c!==i));return a`
    <fieldset class="field choices" aria-describedby=${`${e}-problem`}>
      <legend>${ge[e]}</legend>
      ${t.map(([i,l])=>a`
          <label class="check" key=${l}>
            <input type="checkbox" name=${e} value=${String(i)} checked=${o.includes(i)} onChange=${r(i)} /><span>${l}</span>
          </label>
        `)}
      <${V} name=${e} problems=${n} />
    </fieldset>
  `}var Yi=["name","role","creditLimit","reason"];function Vn({client:e,version:t,onDone:o,onReload:s}){let{api:n}=y(w),[r,i]=$(()=>({name:e.name,role:e.role,creditLimit:g(e.creditLimit),reason:""})),[l,c]=$(null),[d,p]=$(!1),[m,u]=$(null),f=A(),h=b=>k=>i(x=>({...x,[b]:k}));async function S(b){b.preventDefault();let k=Qi(e,r);if(c(null),!Object.keys(k).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let x=r.reason.trim()?{...k,reason:r.reason.trim()}:k;if(k.creditLimit<e.creditLimit&&k.creditLimit>=0)return u(x);if(!d){p(!0);try{return await n.operate.changeClient(e.id,x,{version:t}),o("Saved.")}catch(L){c(L),f.current.elements[L.param]?.focus()}return p(!1)}}let{problems:v,notice:_}=j(l,Yi);return a`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${f} onSubmit=${S} novalidate>
        <${E} name="name" label="Name" problems=${v} value=${r.name} onInput=${h("name")} />
        <${z} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${ae}
          value=${r.role} onInput=${h("role")} />
        <${E} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${h("creditLimit")} />
        <${E} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${h("reason")} />
        <${ze} error=${_} onReload=${s} />
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${m&&a`<${Ji} client=${e} version=${t} wanted=${m} onDone=${b=>(u(null),o(b))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function Ji({client:e,version:t,wanted:o,onDone:s,onNo:n}){let{api:r}=y(w),i=c=>r.operate.changeClient(e.id,o,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return a`
    <${G} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${o.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>le(e,await i(!0))} act=${()=>i(!1)} onDone=${()=>s("The limit is lowered.")} onNo=${n} />
  `}function Qi(e,{name:t,role:o,creditLimit:s}){let n={name:t.trim(),role:o,creditLimit:te(s)};return Object.fromEntries(Object.entries(n).filter(([r,i])=>i!==e[r]))}function zn({client:e,version:t,onDone:o}){let{api:s}=y(w),[n,r]=$(!1),[i,l]=$(null),c=e.status==="SUSPENDED",d=(m,u)=>s.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:m});async function p(){l(null);try{await s.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),o("Active again.")}catch(m){l(m)}}return a`
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
        <${G} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async m=>le(e,await d(!0,m))} act=${m=>d(!1,m)}
          onDone=${()=>(r(!1),o("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var Yn=20,Zi=10;function Jn({route:{id:e}}){let{api:t,may:o,announce:s}=y(w),n=U(c=>Xi(t,e,c),[t,e]),r=c=>{s(c),n.again()},{data:i,error:l}=n;return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <p class="small"><a href=${D()}>Clients</a></p>
      ${i?a`<${tl} client=${i.client} />`:a`<h1 tabindex="-1">Client</h1>`}
      <${B} loaded=${n} />
      ${l?.status===404&&a`<p class="part-none"><a href=${D()}>Look for it among all clients</a>.</p>`}
      ${i&&a`<${ol} ...${i} mayChange=${o("operate:write")} onDone=${r} onReload=${n.again} />`}
    </section>
  `}async function Xi(e,t,o){let{client:s,version:n}=await e.operate.client(t,o),r=await e.operate.keys(s.id,o);return{client:s,version:n,keys:r,entries:await el(e,s,r,o)}}async function el(e,t,o,s){let n=[t.id,...o.slice(-Zi).map(l=>l.id)];return(await Promise.all(n.map(l=>e.operate.auditLog({target:l,limit:Yn},s)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,Yn)}function tl({client:e}){let{name:t,role:o,status:s,id:n,createdAt:r,createdBy:i}=e;return a`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${ae[o]}</span>
      ${s==="SUSPENDED"?a`<span class="state bad">Suspended</span>`:a`<span class="state good">Active</span>`}
      <span>created ${T(r)}${i&&a` by <bdi>${i}</bdi>`}</span>
      <span class="id">${n}</span>
    </p>
  `}function ol({client:e,version:t,keys:o,entries:s,mayChange:n,onDone:r,onReload:i}){return a`
    ${e.status==="SUSPENDED"&&a`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Qe} credits=${e} />
    <${On} alerts=${e.alerts} />
    <p class="small usage-link"><a href=${Re({client:e.id})}>Usage of this client</a></p>
    ${n&&a`<${Vn} key=${t} client=${e} version=${t} onDone=${r} onReload=${i} />`}
    ${n&&a`<${qn} client=${e} onDone=${r} />`}
    <${Pn} client=${e} version=${t} mayChange=${n} onDone=${r} onReload=${i} />
    <${Kn} client=${e} version=${t} mayChange=${n} onDone=${r} onReload=${i} />
    <${Wn} client=${e} keys=${o} mayChange=${n} onDone=${r} />
    <${Dn} client=${e} />
    ${n&&a`<${zn} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Z({target:e.id})}>All entries about this client</a>
      </div>
      ${s.length?a`<${Je} entries=${s} />`:a`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function Qn(e,t,o,s){return t.search?nl(e,t,o,s):t.before?sl(e,t,s):Zn(e,t,s)}async function Zn(e,{status:t,after:o},s){let n=await e.videos({status:t,after:o,limit:12},s);return{...n,newer:o&&(n.first_id??o),older:n.has_more&&n.last_id}}async function sl(e,{status:t,before:o},s){let n=await e.videos({status:t,after:o,order:"asc",limit:12},s);return!n.has_more&&n.data.length<12?Zn(e,{status:t,after:""},s):{...n,data:n.data.toReversed(),newer:n.has_more&&n.last_id,older:n.first_id}}async function nl(e,{status:t,search:o},s,n){let r=dt(o).split(/\s+/),i={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;i.has_more&&i.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},n);i.data.push(...c.data.filter(({prompt:d})=>r.every(p=>dt(d??"").includes(p)))),i.searched+=c.data.length,[i.has_more,l]=[c.has_more,c.last_id],n.aborted||s({...i})}return{...i,isSearching:!1}}var dt=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var Xn=100,rl=100,Kt=5e3,Vt=50;async function er(e,{search:t,status:o,role:s,after:n},r){if(!t)return e.operate.clients({status:o,role:s,after:n,limit:Vt},r);let i=dt(t).split(/\s+/),l=[];for await(let c of Lo(e,{status:o,role:s},r)){let d=`${dt(c.name)} ${c.id}`;if(i.every(p=>d.includes(p))&&l.push(c),l.length===rl)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*Lo(e,t,o){for(let s,n=!0,r=0;n&&r<Kt;r+=Xn){let i=await e.operate.clients({...t,after:s,limit:Xn},o);yield*i.data,[n,s]=[i.has_more,i.last_id]}}var al={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function tr({route:e}){let{api:t,may:o}=y(w),{search:s,status:n,role:r,after:i}=e,l=U(p=>er(t,e,p),[t,s,n,r,i]),{data:c,error:d}=l;return a`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${o("operate:write")&&a`<a class="button" href=${it}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${ll} key=${s} route=${e} />
        <${cl} route=${e} />
      </div>
      <${B} loaded=${l} />
      ${s&&a`<p class="quiet small" role="status">${il(c)}</p>`}
      ${c?.data.length>0&&a`<${dl} clients=${c.data} />`}
      ${c&&!c.data.length&&a`<${pl} route=${e} mayCreate=${o("operate:write")} />`}
      ${c&&a`<${ml} route=${e} page=${c} />`}
    </section>
  `}function il(e){return e?`${g(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function ll({route:{status:e,role:t,search:o}}){let s=A();return a`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=D({status:e,role:t,search:s.current.value.trim()})}}>
      <${N} name="search" />
      <input ref=${s} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${o} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function cl({route:{status:e,role:t,search:o}}){let s=n=>(n.status??"")===e&&(n.role??"")===t;return a`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(al).map(([n,r])=>a`<a key=${n} href=${D({...r,search:o})} aria-current=${s(r)?"true":null}>${n}</a>`)}
    </nav>
  `}function dl({clients:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${ul} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function ul({client:e}){let{id:t,name:o,role:s,creditLimit:n,usedCredit:r,heldCredit:i,availableCredit:l}=e;return a`
    <tr>
      <td class="name">
        <a href=${W(t)} dir="auto">${o}</a>
        ${s!=="MEMBER"&&a` <span class="state">${ae[s]}</span>`}
        ${e.status==="SUSPENDED"&&a` <span class="state bad">Suspended</span>`}
        ${e.alerts.length>0&&a` <${An} alert=${Io(e.alerts)} />`}
      </td>
      <td class="spare bar">
        <${Bt} credits=${e} />
        <span class="unseen">${n>0?`${Math.round(xe(r+i,n))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${g(r)}</td>
      <td class="number spare">${g(i)}</td>
      <td class="number">${g(n)}</td>
      <td class=${`number ${l<=0&&s==="MEMBER"?"out":""}`}>${g(l)}</td>
    </tr>
  `}function pl({route:{search:e,status:t,role:o,after:s},mayCreate:n}){let r=a`<a href=${D()}>Show all clients</a>`;if(e)return a`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(s)return a`<p class="none">There are no more clients. ${r}.</p>`;if(t)return a`<p class="none">No client is suspended. ${r}.</p>`;let i=n&&a` <a href=${it}>Create one</a>: a name and a limit are enough.`;return a`<p class="none">There is no client of this kind.${i} ${o&&a`${r}.`}</p>`}function ml({route:{status:e,role:t,search:o,after:s},page:n}){return o||!(s||n.has_more)?null:a`
    <nav class="pages" aria-label="Pages of clients">
      ${s&&a`<a class="button" href=${D({status:e,role:t})}>First ${Vt}</a>`}
      ${n.has_more&&a`<a class="button" href=${D({status:e,role:t,after:n.last_id})}>Next ${Vt}</a>`}
    </nav>
  `}function or(e){let t=new Map;for(let o of e.filter(({videoId:s})=>s)){let s=t.get(o.videoId)??{...fl,videoId:o.videoId,prompt:o.prompt??null},{charged:n,held:r}=$l[o.kind](o.amount);t.set(o.videoId,{...s,charged:s.charged+n,held:s.held+r,time:o.createdAt,isWhole:s.isWhole||o.kind==="hold"})}return[...t.values()].sort((o,s)=>o.time<s.time?1:-1)}var fl={charged:0,held:0,time:"",isWhole:!1},$l={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function sr(e,t,o){let s=[];for(let n,r=!0;r;){let i=await e.entries({limit:100,after:n},o);s.push(...i.data),t(s.length),[n,r]=[i.last_id,i.has_more]}return s}var hl=["entry","time","kind","amount","change","video","prompt","note"];function nr(e){let t=e.map(o=>[Xe(o.id),Xe(o.createdAt),Xe(o.kind),o.amount,he(o),Xe(o.videoId),Xe(o.prompt),Xe(o.note)]);return`\uFEFF${[hl,...t].map(o=>`${o.map(gl).join()}\r
`).join("")}`}var Xe=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",gl=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var rr=640,zt=120;function ar({entries:e,available:t}){let o=bl(e,t),s=Math.max(...o,1),n=wl(o,s);return a`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${g(e.length)} lines; the top edge is ${g(s)}
      </figcaption>
      <svg viewBox=${`0 0 ${rr} ${zt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${P(o[0])} to ${P(t)} left`}>
        <path class="area" d=${`${n}V${zt}H0Z`} />
        <path class="line" d=${n} />
      </svg>
    </figure>
  `}function bl(e,t){let o=[t];for(let s of e.slice(0,-1))o.push(o.at(-1)-he(s));return o.reverse()}function wl(e,t){let o=rr/e.length,s=r=>(zt-Math.max(0,r)/t*(zt-8)).toFixed(1),n=e.map((r,i)=>`V${s(r)}H${((i+1)*o).toFixed(1)}`);return`M0 ${s(e[0])}${n.join("")}`}var Ro=30,Fo={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function ir({page:e,...t}){let o=t.zone||wt(),s;try{s=Ae(Date.now()/1e3,o)}catch{s=Ae(Date.now()/1e3,"UTC")}let n=t.to||s;return{...t,zone:o,to:n,from:t.from||uo(n,1-Ro),width:t.width||"1d"}}function Do({from:e,to:t,width:o,zone:s,group:n,label:r,client:i}){let l=d=>{try{return po(d,s)}catch{return po(d,"UTC")}},c=[n,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(uo(t,1)),bucket_width:o,timezone:s,group_by:c,client:i}}var Mo=120,lr=.2;function cr({columns:e,label:t}){let o=Math.max(...e.map(({value:n})=>n),1),s=e.reduce((n,{value:r})=>n+r,0);return a`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${g(s)}; the top edge is ${g(o)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${Mo}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${g(s)} together. The table has each figure.`}>
        ${e.map(({name:n,value:r},i)=>{let l=r/o*(Mo-4);return a`
            <rect key=${n} x=${i+lr/2} y=${Mo-l} width=${1-lr} height=${l}>
              <title>${n}: ${g(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var qo=1e3,yl={"1d":"Days","1h":"Hours"};function Yt({route:e,calls:t,write:o,figures:s,groups:n,none:r,isOfAll:i=!1}){let l=ir(e),c=U(async v=>t.usage(Do(l),v),[t,...Object.values(l)]),{data:d,error:p}=c,m=p?.param?Object.assign(Object.create(p),{param:Fo[p.param]}):p,{problems:u,notice:f}=j(m,Object.values(Fo)),h=a`
    <${_l} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${o} groups=${n} isOfAll=${i} />
  `,S=Object.entries(e).some(([v,_])=>v!=="page"&&_);return a`
    <div aria-busy=${d||p?null:"true"}>
      ${i?h:a`<details class="fold" open=${S}><summary class="button">Choose days and groups</summary>${h}</details>`}
      <${B} loaded=${{...c,error:f}} />
      ${d&&a`<${vl} page=${d} filter=${l} figures=${s} none=${r} Heading=${i?"h2":"h3"}
        ask=${()=>t.usageFile(Do(l))} />`}
    </div>
  `}function _l({filter:e,given:t,problems:o,write:s,groups:n,isOfAll:r}){let[i,l]=$(e),c=m=>u=>l(f=>({...f,[m]:u.trim()})),d=m=>{m.preventDefault();let u=Object.fromEntries(["from","to"].map(f=>[f,i[f]===e[f]?t[f]:i[f]]));location.hash=s({...i,...u})},p=m=>({name:m,problems:o,value:i[m],onInput:c(m)});return a`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${E} ...${p("from")} type="date" label="First day" required />
      <${E} ...${p("to")} type="date" label="Last day" required />
      <${z} ...${p("width")} label="One bar is" options=${yl} />
      <${E} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${z} ...${p("group")} label="Group by" options=${n} />
      <${E} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&a`<${E} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function vl({page:e,filter:t,figures:o,none:s,Heading:n,ask:r}){let i=Object.keys(o),[l,c]=$("credits_settled"),d=t.width==="1h",p=(f,h)=>f.reduce((S,v)=>S+v[h],0),m=e.data.flatMap(({results:f})=>f);if(!m.some(f=>i.some(h=>f[h])))return a`<p class="none">${s}</p>`;let u=e.data.map(({start_time:f,results:h})=>({name:mo(f,t.zone,d),value:p(h,l)}));return a`
    <dl class="tally">
      ${i.map(f=>a`<div key=${f}><dt>${o[f]}</dt><dd>${g(p(m,f))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${n} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${Wt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${i.map(f=>a`
            <button key=${f} type="button" class="button" aria-pressed=${l===f?"true":"false"} onClick=${()=>c(f)}>
              ${o[f]}
            </button>
          `)}
    </div>
    <${cr} columns=${u} label=${o[l]} />
    <${kl} page=${e} filter=${t} figures=${o} isHour=${d} />
  `}function kl({page:e,filter:t,figures:o,isHour:s}){let n=Object.keys(o),r=t.group||t.label,l=e.data.flatMap(({start_time:c,results:d})=>d.map(p=>({start:c,result:p}))).filter(({result:c})=>n.some(d=>c[d]));return a`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${s?"Hour":"Day"}</th>${r&&a`<th>Group</th>`}
            ${n.map(c=>a`<th key=${c} class="number">${o[c]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${l.slice(0,qo).map(({start:c,result:d})=>a`
              <tr>
                <td class="day">${mo(c,t.zone,s)}</td>
                ${r&&a`<td dir="auto">${Sl(d)}</td>`}
                ${n.map(p=>a`<td key=${p} class="number">${g(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${s?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>qo&&` These are the first ${g(qo)} rows; the file has all.`}
    </p>
  `}function Sl({client_name:e,outcome:t,metadata:o}){let s=Object.entries(o??{}).map(([n,r])=>`${n}: ${r??"none"}`);return[e,_s[t]??t,...s].filter(Boolean).join(" \xB7 ")}var xl=50,Cl={"":"Nothing",outcome:"Outcome"},El={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function dr({route:e}){let t=y(w),{items:o,hasMore:s,error:n,more:r}=Ve(i=>t.api.entries({limit:xl,after:i}),[t.api]);return C(()=>{t.refresh()},[]),a`
    <section class="page" aria-busy=${t.credits&&o?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${I} error=${n??t.trouble} />
      ${t.credits&&a`<${Tl} credits=${t.credits} />`}
      ${t.credits&&o?.length>1&&a`<${ar} entries=${o} available=${t.credits.availableCredit} />`}
      ${o?.length>0&&a`<${Ol} route=${e} api=${t.api} />`}
      ${o&&a`<${Al} entries=${o} />`}
      ${s&&a`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function Tl({credits:e}){let{budget:t,expiringGrants:o}=e;return a`
    <${Qe} credits=${e} />
    ${o.filter(({left:s})=>s>0).map(({id:s,left:n,expiresAt:r})=>a`<p key=${s} class="quiet small resets">${P(n)} expire on ${T(r)}, unless they are spent.</p>`)}
    ${t&&a`<section class="budget" aria-label="Budget"><${Ut} budget=${t} /></section>`}
  `}function Ol({route:e,api:t}){return a`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${Yt} route=${e} calls=${t} write=${Rt} figures=${El} groups=${Cl}
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Q}>make a film</a>.`} />
    </section>
  `}function Al({entries:e}){let[t,o]=$(!1);return e.length?a`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${Il} isByFilm=${t} onView=${o} />
        <${Rl} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?a`<${Ll} entries=${e} />`:a`<${Pl} entries=${e} />`}
    </div>
  `:a`<p class="none">No credits were granted yet: ask an operator. <a href=${Q}>See what a film costs</a>.</p>`}function Il({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([o,s])=>a`
      <button type="button" class="button" aria-pressed=${e===o?"true":"false"} onClick=${()=>t(o)}>${s}</button>
    `)}function Pl({entries:e}){return a`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>a`<${Nl} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Nl({entry:e}){let t=he(e);return a`
    <tr>
      <td>${Ge[e.kind]}${e.note&&a` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&a`<${ur} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${T(e.createdAt)}</td>
      <td class="number">${t?yt(t):a`<span class="quiet">${g(e.amount)}</span>`}</td>
    </tr>
  `}var ur=({videoId:e,prompt:t})=>a`<a href=${pe(e)} dir="auto" title=${t??e}>${t?$e(t):e}</a>`;function Ll({entries:e}){let t=or(e);return t.length?a`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:o,prompt:s,time:n,held:r,charged:i,isWhole:l})=>a`
            <tr key=${o}>
              <td class="film"><${ur} videoId=${o} prompt=${s} /></td>
              <td class="quiet">${T(n)}</td>
              ${l?a`<td class="number">${g(r)}</td><td class="number">${g(i)}</td>`:a`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:a`<p class="none">No film yet. <a href=${Q}>Make the first one</a>.</p>`}function Rl(){let{api:e,announce:t}=y(w),[o,s]=$(null),n=o?.isBusy;return a`
    <button type="button" class="button" onClick=${async()=>{if(!n)try{let i=d=>s({isBusy:!0,text:`${g(d)} lines\u2026`});i(0);let l=nr(await sr(e,i)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));ct(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),s(null)}catch(i){s({text:i.message}),t(i.message)}}}>
      <${N} name="download" />
      ${o?.text??a`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function me(e){let t=Ke(()=>e?URL.createObjectURL(e):null,[e]);return C(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function et(e){let{api:t}=y(w),[o,s]=$(void 0);return C(()=>{let n=new AbortController;return t.still(e,n.signal).then(s,()=>n.signal.aborted||s(null)),()=>n.abort()},[t,e]),o}function mr({video:e,onCancel:t,onRemove:o}){let s=ne(e);return a`
    <li class="card">
      <a class="cover" href=${pe(e.id)}>
        <${Ml} video=${e} />
        <span class=${`badge ${e.status} ${st(e)?"charged":""}`}>${je(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&a`<p class="why small"><${we} text=${e.error.message} /></p>`}
      <p class="quiet small">${ws(e)}</p>
      <p class="quiet small">${T(e.created_at)}</p>
      ${e.status==="in_progress"&&a`<${Fl} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&a`<${Gt} id=${e.id} label=${Uo("Download",e)} />`}
        ${s&&a`<${Dl} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&a`<${pr} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${s&&a`<${pr} verb="Delete" icon="remove" video=${e} onClick=${o} />`}
      </div>
    </li>
  `}var Uo=(e,t)=>`${e}: ${$e(t.prompt)}, take ${t.take}`;function Fl({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return a`<progress max="100" value=${t} aria-label=${Ce(e)}></progress>`}function Dl({verb:e,video:t}){return a`<a class="button" href=${Le(t.id)} aria-label=${Uo(e,t)}><${N} name="again" />${e}</a>`}function pr({verb:e,icon:t,video:o,onClick:s}){return a`
    <button type="button" class="button" aria-label=${Uo(e,o)} onClick=${()=>s(o)}>
      <${N} name=${t} />${e}
    </button>
  `}function Ml({video:e}){let t=et(e.id),o=me(t);return a`
    <span class="thumbnail">
      ${o?a`<img src=${o} alt="" />`:t===null&&a`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function fr({video:e,onYes:t,onNo:o}){let s=A();return C(()=>{let n=s.current;return n.showModal(),()=>n.close()},[]),a`
    <dialog ref=${s} aria-labelledby="remove-title" onCancel=${o}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${$e(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${o}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*$r(e){let t="";for await(let o of Ul(e)){t=(t+o).replaceAll(`\r
`,`
`);let s=t.split(`

`);t=s.pop(),yield*s.map(ql).filter(n=>n.data)}}function ql(e){let t={event:"message",data:""};for(let o of e.split(`
`)){let[,s,n]=/^(\w+): ?(.*)$/.exec(o)??[];s==="event"&&(t.event=n),s==="data"&&(t.data+=(t.data&&`
`)+n)}return t}async function*Ul(e,t=6e4){let o=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let s=setTimeout(()=>o.cancel(),t),{done:n,value:r}=await o.read().finally(()=>clearTimeout(s));if(n)return;yield r}}finally{o.cancel().catch(()=>{})}}var Bo=1e3,Bl=5e3,jl=1e4;async function gr(e,t,{onVideo:o,onTrouble:s,signal:n}){let r=hr;for(let i=0;!n.aborted;){try{for await(let l of r(e,t,n))if(i=0,s(null),o(l),ne(l))return}catch(l){if(n.aborted)return;if(l.code==="not_found"&&r===hr)r=Gl;else{if(l.isFinal)throw l;s(l)}}await jo(Math.min(jl,Bo*2**i++),n)}}async function br(e,{onPage:t,onTrouble:o,signal:s}){for(;!s.aborted;){let n=!1;try{let r=await e(s);if(s.aborted)return;o(null),t(r),n=r.data.some(i=>!ne(i))}catch(r){if(s.aborted||(o(r),r.isFinal))return}await jo(n?Bo:Bl,s),await Wl(s)}}async function*hr(e,t,o){let s=await e.call(`${fe(t)}/events`,{signal:o,headers:{accept:"text/event-stream"}});for await(let{event:n,data:r}of $r(s.body))n==="video"&&(yield JSON.parse(r))}async function*Gl(e,t,o){for(;;)yield await e.video(t,o),await jo(Bo,o)}function jo(e,t){return new Promise(o=>{let s=setTimeout(o,e);t.addEventListener("abort",()=>(clearTimeout(s),o()),{once:!0})})}function Wl(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function wr({route:e}){let{api:t,announce:o,refresh:s}=y(w),[n,r]=$(0),{page:i,trouble:l}=Hl(t,e,n),[c,d]=$(null),[p,m]=$(null),u=A();async function f(v,_){d(null);try{await v(),o(_),s(),r(n+1)}catch(b){d(b)}}let h=v=>f(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),S=async()=>{m(null),await f(()=>t.remove(p.id),"Deleted."),u.current.focus()};return a`
    <section class="page" aria-busy=${i?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${Kl} key=${e.search} route=${e} />
          <${Vl} route=${e} />
        </div>
      </div>
      <${I} error=${c??l} />
      ${e.search&&a`<${zl} page=${i} />`}
      ${i?.data.length>0&&a`<${Yl} page=${i} onCancel=${h} onRemove=${m} />`}
      ${i&&!i.data.length&&!i.isSearching&&a`<${Jl} route=${e} />`}
      ${i&&a`<${Ql} route=${e} page=${i} />`}
      ${p&&a`<${fr} video=${p} onYes=${S} onNo=${()=>m(null)} />`}
    </section>
  `}function Hl(e,t,o){let{status:s,search:n,after:r,before:i}=t,[l,c]=$(null),[d,p]=$(null);return C(()=>c(null),[s,n,r,i]),C(()=>{let m=new AbortController,{signal:u}=m,f=()=>Qn(e,t,c,u);return n?f().then(c,h=>u.aborted||p(h)):br(f,{onPage:c,onTrouble:p,signal:u}),()=>m.abort()},[e,s,n,r,i,o]),{page:l,trouble:d}}function Kl({route:e}){let t=A();return a`
    <form class="search" role="search" onSubmit=${s=>{s.preventDefault(),location.hash=oe({status:e.status,search:t.current.value.trim()})}}>
      <${N} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Vl({route:e}){return a`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...ot}).map(([t,o])=>a`
          <a href=${oe({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${o}</a>
        `)}
    </nav>
  `}function zl({page:e}){let t=`${g(e?.data.length??0)} found in ${g(e?.searched??0)} films`,o=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return a`<p class="quiet small" role="status">${t}${o}${e?.isSearching===!1?".":"\u2026"}</p>`}function Yl({page:e,onCancel:t,onRemove:o}){return a`
    <ul class="gallery">
      ${e.data.map(s=>a`<${mr} key=${s.id} video=${s} onCancel=${t} onRemove=${o} />`)}
    </ul>
  `}function Jl({route:e}){let t=a`<a href=${oe()}>Show all films</a>`;return e.search?a`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?a`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?a`<p class="none">There are no more films. ${t}.</p>`:a`<p class="none">No films yet. <a href=${Q}>Make the first one</a>: a still and a sentence are enough.</p>`}function Ql({route:e,page:t}){let{status:o}=e;return e.search||!(t.newer||t.older)?null:a`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&a`<a class="button" href=${oe({status:o})}>Newest</a>`}
      ${t.newer&&a`<a class="button" href=${oe({status:o,before:t.newer})}>Newer</a>`}
      ${t.older&&a`<a class="button" href=${oe({status:o,after:t.older})}>Older</a>`}
    </nav>
  `}function Jt({evidence:e}){let{cause:t,sentAt:o,lostAt:s,readingBefore:n,readingAfter:r,moved:i,otherCredits:l,credits:c}=e;return a`
    <p class="small">Sent ${T(o)}. Its answer was lost ${T(s)}${t&&a`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${yr} name="Counter before" reading=${n} />
      <${yr} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${i===null?"not known":g(i)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":g(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${g(c)}</dd></div>
    </dl>
  `}function yr({name:e,reading:t}){return a`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":a`
              ${g(t.usedCredit)}
              <span class="quiet small"><a href=${ye(t.generationId)}>read ${T(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function Qt({evidence:{proposal:e,basis:t,verdict:o}}){return o?a`
      <p class="proposed">
        <b>Verdict: ${o.billed?"it was billed":"it was not billed"}.</b> ${P(o.refundedCredit)} given back,
        ${" "}${T(o.createdAt)}. ${o.note&&a`<span dir="auto">${o.note}</span>`}
      </p>
    `:a`<p class="proposed"><b>${Cn[e]??e}.</b> ${En[t]??t}</p>`}var Go=e=>e.reduce((t,{kind:o,amount:s})=>t+({settle:s,refund:-s}[o]??0),0);function _r({story:{id:e,client_name:t,entries:o},onDone:s}){let{api:n}=y(w),[r,i]=$(""),[l,c]=$(null),d=P(Go(o)),p=({note:m,once:u},f)=>n.operate.refund(e,m?{note:m}:{},{isDry:f,once:f?void 0:u});return a`
    <div class="form beside">
      <${E} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${r} onInput=${i} />
      <div class="actions">
        <button type="button" class="button" onClick=${()=>c({note:r.trim(),once:Se()})}>Give the credits back…</button>
      </div>
    </div>
    ${l&&a`<${G} title=${`Give ${d} back to ${t}?`} name=${t} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async()=>Zl(await p(l,!0))} act=${()=>p(l,!1)}
      onDone=${()=>(c(null),s("The credits are given back."))} onNo=${()=>c(null)} />`}
  `}var Zl=({amount:e,note:t})=>({givenBack:{from:null,to:P(e)},note:{from:null,to:t}});function vr({times:e}){let t=Object.keys(Oo),o=t.reduce((n,r)=>n+e[r],0),s=n=>t.slice(0,n).reduce((r,i)=>r+e[i],0);return a`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((n,r)=>{let[i,l]=[s(r),e[n]].map(c=>xe(c,o));return a`<rect key=${n} class=${n} x=${i} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(n=>a`<div key=${n}><dt><i class=${`dot ${n}`}></i>${Oo[n]}</dt><dd>${Wo(e[n])}</dd></div>`)}
      <div><dt>Together</dt><dd>${Wo(o)}</dd></div>
    </dl>
    <${Xl} waits=${e.waits} />
  `}function Xl({waits:e}){let t=e.filter(o=>o.waiting_for!==null);return t.length?a`
    <ul class="waits small">
      ${t.map(({began_at:o,seconds:s,waiting_for:n,reason:r})=>a`
          <li key=${o}>
            ${Wo(s)} from ${T(o)}: it waited for ${Mt[n]??n}
            ${r&&a`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var Wo=e=>e<10?`${g(Math.round(e*10)/10)} s`:J(e);function kr({route:{id:e}}){let{api:t,may:o,announce:s}=y(w),n=U(c=>t.operate.generation(e,c),[t,e]),{data:r,error:i}=n,l=c=>{s(c),n.again()};return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <p class="small"><a href=${Y()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${B} loaded=${n} />
      ${i?.status===404&&a`<p class="part-none"><a href=${Y()}>Look for it among all generations</a>.</p>`}
      ${r&&a`<${ec} story=${r} mayChange=${o("operate:write")} onDone=${l} />`}
    </section>
  `}function ec({story:e,mayChange:t,onDone:o}){return a`
    <${tc} story=${e} />
    ${e.evidence&&a`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${Qt} evidence=${e.evidence} />
        <${Jt} evidence=${e.evidence} />
        ${!e.evidence.verdict&&a`<p class="small part-none"><a href=${X({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?a`<${vr} times=${e.times} />`:a`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${oc} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${sc} entries=${e.entries} />
      ${t&&Go(e.entries)>0&&a`<${_r} story=${e} onDone=${o} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${nc} videos=${e.videos} />
    </section>
  `}function tc({story:e}){let{id:t,state:o,failure:s,client_id:n,client_name:r,credits:i,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return a`
    <p class="quiet small facts">
      <span class=${`state ${Dt(o)}`}>${lt[o]??o}</span>
      ${s&&o!=="unknown"&&a`<span>${Ee[s]??s}</span>`}
      <span>${P(i)}, paid by <a href=${W(n)} dir="auto">${r}</a></span>
      <span>accepted ${T(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&a`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function oc({attempts:e}){return e.length?a`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:o,detail:s,started_at:n,ended_at:r})=>a`
          <li key=${t}>
            <p><b>${o===null?"The answer is awaited":Sn[o]??o}</b></p>
            ${s&&a`<p class="small" dir="auto">${s}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(n*1e3).toISOString()}>${T(n)}</time>
              ${r!==null&&`, answered after ${J(r-n)}`}
            </p>
          </li>
        `)}
    </ol>
  `:a`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function sc({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:o,amount:s,note:n,created_at:r})=>a`
              <tr key=${t}>
                <td class="name">${Ge[o]}${n&&a` <span class="quiet small" dir="auto">${n}</span>`}</td>
                <td class="quiet">${T(r)}</td>
                <td class="number">${g(s)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function nc({videos:e}){return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>a`<${rc} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:a`<p class="quiet part-none">None: all were deleted.</p>`}function rc({video:{id:e,client_id:t,client_name:o,status:s,failure:n,cache:r,credits:i,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return a`
    <tr>
      <td class="name"><a href=${W(t)} dir="auto">${o}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&a`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${ot[s]}${n&&a` <span class="quiet small">${Ee[n]??n}</span>`}</td>
      <td>${xn[r]}</td>
      <td class="number">${g(i)}</td>
    </tr>
  `}var ac=50,ic={"":"All",...lt},lc={"":"All",...Ee},cc=["client","state","failure"];function Sr({route:e}){let{api:t}=y(w),{page:o,...s}=e,r=U(f=>t.operate.generations({...vt(s),limit:ac},f),[t,...Object.values(s)]),{data:i,error:l}=r,{after:c,...d}=s,p=Object.values(d).some(Boolean),{problems:m,notice:u}=j(l,cc);return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${dc} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${m} />
      <${B} loaded=${{...r,error:u}} />
      ${i?.data.length>0&&a`<${uc} generations=${i.data} />`}
      ${i&&!i.data.length&&a`<${mc} isFiltered=${p||c} />`}
      <${Ye} name="generations" page=${i} after=${c} write=${f=>Y({...d,after:f})} />
    </section>
  `}function dc({kept:e,isFiltered:t,problems:o}){let[s,n]=$(e),r=c=>d=>n(p=>({...p,[c]:d.trim()})),i=c=>{c.preventDefault(),location.hash=Y(s)},l=c=>({name:c,problems:o,value:s[c],onInput:r(c)});return a`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${i} novalidate>
      <${z} ...${l("state")} label="State" options=${ic} />
      <${z} ...${l("failure")} label="Why it failed" options=${lc} />
      <${E} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${E} ...${l("from")} type="date" label="First day" />
      <${E} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Y()}>Show all</a>`}
      </div>
    </form>
  `}function uc({generations:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>a`<${pc} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function pc({generation:{id:e,state:t,failure:o,client_id:s,client_name:n,credits:r,created_at:i,ended_at:l}}){return a`
    <tr>
      <td><a href=${ye(e)}>${T(i)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Dt(t)}`}>${lt[t]??t}</span>
        ${o&&t!=="unknown"&&a` <span class="small">${Ee[o]??o}</span>`}
      </td>
      <td class="name"><a href=${W(s)} dir="auto">${n}</a></td>
      <td class="number spare">${g(r)}</td>
      <td class="number spare">${l===null?"":J(l-i)}</td>
    </tr>
  `}function mc({isFiltered:e}){return e?a`<p class="none">No generation fits. <a href=${Y()}>Show all generations</a>.</p>`:a`<p class="none">No film was asked for yet. <a href=${D()}>Give a client credits and a key</a>, then it can make one.</p>`}var fc={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Ho={name:"",creditLimit:"0",role:"MEMBER",reason:""},$c=Object.keys(Ho);function xr(){let{api:e,announce:t}=y(w),[o,s]=$(Ho),[n,r]=$(null),[i,l]=$(null),[c,d]=$(!1),p=A(),m=v=>_=>s(b=>({...b,[v]:_}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:_,creditLimit:b,role:k,reason:x}=o;try{let L={name:_.trim(),creditLimit:te(b),role:k};l(await e.operate.createClient(x.trim()?{...L,reason:x.trim()}:L)),t("Created.")}catch(L){r(L),p.current.elements[L.param]?.focus()}d(!1)}let f=()=>{s(Ho),l(null)};if(i)return a`<${gc} client=${i} onAnother=${f} />`;let{problems:h,notice:S}=j(n,$c);return a`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${E} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${h}
          value=${o.name} onInput=${m("name")} />
        <${z} name="role" label="What it is for" hint=${fc[o.role]} problems=${h} options=${ae}
          value=${o.role} onInput=${m("role")} />
        <${E} name="creditLimit" label="Limit in credits" hint=${hc(o.creditLimit)} inputmode="numeric" problems=${h}
          value=${o.creditLimit} onInput=${m("creditLimit")} />
        <${E} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${h} value=${o.reason} onInput=${m("reason")} />
        <${I} error=${S} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function hc(e){let t=te(e);return`${typeof t=="number"&&t>999?`${P(t)}. `:""}What it may spend in total. It can be changed at any time.`}function gc({client:e,onAnother:t}){return a`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${Ze} text=${e.key.key}>
        <a class="button" href=${W(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var bc=5,wc=24*3600,Cr="Of their limit, or of their budget in its current window.",yc=3,Er=100;function Or(){let{api:e,may:t}=y(w),o=U(r=>_c(e,r),[e]),{data:s,error:n}=o;return a`
    <section class="page" aria-busy=${s||n?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${B} loaded=${o} />
      ${s&&a`<${kc} ...${s} mayChange=${t("operate:write")} />`}
    </section>
  `}async function _c(e,t){let o=Math.floor(Date.now()/1e3)-wc,[s,n,r,i,l]=await Promise.all([vc(Lo(e,{},t)),e.operate.auditLog({limit:bc},t),e.operate.auditLog({outcome:"refused",created_after:o,limit:Er},t),e.operate.generations({state:"unknown",verdict:"none",limit:Er},t),e.operate.queue(t)]);return{clients:s,last:n.data,refused:r,unknown:i,queue:l}}async function vc(e){let t=[];for await(let o of e)t.push(o);return t}function kc({clients:e,last:t,refused:o,unknown:s,queue:n,mayChange:r}){let i=e.filter(({role:l})=>l==="MEMBER");return a`
    <p class="quiet">${Sc(e,i)}${e.length>=Kt&&` These are the first ${g(Kt)} only.`}</p>
    ${e.length>0&&a`<${Qe} credits=${xc(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Ec} tasks=${Cc(e,i,{refused:o,unknown:s,queue:n})} mayChange=${r} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Z()}>Audit log</a></div>
      ${t.length?a`<${Je} entries=${t} />`:a`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function Sc(e,t){let o=(n,r,i)=>`${g(n)} ${n===1?r:i}`,s=e.length-t.length;return`${o(t.length,"app","apps")}${s?` and ${o(s,"operator or reader","operators and readers")}`:""}, together:`}function xc(e){let t=o=>e.reduce((s,n)=>s+n[o],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(o=>[o,t(o)]))}function Cc(e,t,{refused:o,unknown:s,queue:n}){let r=t.filter(({status:m})=>m==="ACTIVE"),i=r.filter(({availableCredit:m})=>m<=0),l=m=>({alerts:u})=>u.some(f=>f.threshold===m),[c,d]=[r.filter(l(100)),r.filter(l(80))],p=e.filter(({status:m})=>m==="SUSPENDED");return[{name:"Paused in the queue",help:"It lasts until an operator resumes it.",count:n.paused.length,all:Ft},{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",count:s.data.length,hasMore:s.has_more,all:X()},{name:"Reached 100 %",help:`${Cr} Where nothing is left, new films are refused.`,clients:c},{name:"Reached 80 %",help:`${Cr} Raise it, or ask what they need.`,clients:Tr(d,c)},{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:Tr(i,c)},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:p,all:D({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:o.data.length,hasMore:o.has_more,all:Z({outcome:"refused"})}].filter(({clients:m,count:u})=>(u??m.length)>0)}var Tr=(e,t)=>e.filter(o=>!t.includes(o));function Ec({tasks:e,mayChange:t}){if(!e.length){let o=t&&a` You can <a href=${it}>create a client</a>.`;return a`<p class="quiet part-none">Nothing: every app is active and has credits.${o}</p>`}return a`<ul class="tasks">${e.map(o=>a`<${Tc} key=${o.name} task=${o} />`)}</ul>`}function Tc({task:{name:e,help:t,clients:o=[],count:s=o.length,hasMore:n,all:r}}){let i=o.slice(0,yc),l=s-i.length,c=i.map(({id:p,name:m})=>a`<a href=${W(p)} dir="auto">${m}</a>`),d=l>0&&i.length?[...c,`${g(l)} more`]:c;return a`
    <li>
      <p class="sum">${g(s)}${n&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Te(d)}
          ${r&&a`${i.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}function Ar({address:e,fields:t,image:o}){let s={address:e,fields:t,image:o??"still.png",isFile:!o?.startsWith("https://")};return[{name:"cURL",language:"bash",code:Oc(s)},{name:"JavaScript",language:"javascript",code:Ac(s)},{name:"Python",language:"python",code:Ic(s)},{name:"OpenAI SDK",language:"python",code:Lc(s)}]}function Oc({address:e,fields:t,image:o,isFile:s}){let n=Object.entries(s?t:{image:o,...t}).map(([l,c])=>`  --form-string ${Ko(`${l}=${c}`)}`),r=s?" -F 'image=@-;filename=still'":"",i=s?` \\
  < ${Ko(o)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Ko(e)}}
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
`}function Ac({address:e,fields:t,image:o,isFile:s}){let n=s?`new Blob([await readFile(${JSON.stringify(o)})]), 'still'`:JSON.stringify(o);return`// node 18 or newer: node film.mjs
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
`}function Ic({address:e,fields:t,image:o,isFile:s}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Ir(t)}
}
${s?Pc(o):Nc(o)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var Pc=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Nc=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function Lc({address:e,fields:t,image:o,isFile:s}){let{prompt:n,seconds:r,...i}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(n)},
${s?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${Ir(s?i:{image:o,...i},8)}
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
${Rc(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Rc=e=>e.replace(/^/gm,"    "),Ko=e=>`'${e.replaceAll("'","'\\''")}'`;function Ir(e,t=4){let o=s=>typeof s=="boolean"?s?"True":"False":JSON.stringify(s);return Object.entries(e).map(([s,n])=>`${" ".repeat(t)}${JSON.stringify(s)}: ${o(n)},`).join(`
`)}function Nr({fields:e,image:t,answer:o,video:s}){let n=Be(e),r=Ar({address:mt(),fields:n,image:t?.name??t}),i={image:t instanceof File?`${t.name}, ${de(t.size)}`:t??"a file",...n};return a`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Fc} samples=${r} />
        <div class="json">
          <${Pr} title="Request" line="POST /videos, as a form" body=${i} />
          <${Pr} title="Answer" line=${Dc(o,s)} body=${s??o?.body} />
        </div>
      </div>
    </section>
  `}function Fc({samples:e}){let[t,o]=$(0),s=A(),n=e[t];return a`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${s} onKeyDown=${i=>{let l={ArrowRight:1,ArrowLeft:-1}[i.key];if(!l)return;i.preventDefault();let c=(t+l+e.length)%e.length;o(c),s.current.children[c].focus()}}>
          ${e.map(({name:i},l)=>a`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>o(l)}>${i}</button>
            `)}
        </div>
        <${_e} label="Copy" text=${()=>n.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${n.code}</code></pre>
    </div>
  `}function Pr({title:e,line:t,body:o}){return a`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${o?JSON.stringify(o,null,2):"\u2026"}</code></pre>
    </section>
  `}function Dc(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var Me=e=>e.split(":").map(Number);function Vo(e,t,o){let[s,n]=Me(o),r=s/n;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function Lr(e,t,o){let s=Vo(e,t,o),n=Math.round(100-Math.min(s.width,s.height));if(n<1)return`${o} fits: nothing is cut.`;let r=s.width<s.height?"left and right":"top and bottom";return`${o} keeps the middle; ${n} % is cut at ${r}.`}function Dr({fields:e,change:t,problems:o,children:s}){let n={fields:e,change:t,problems:o};return a`
    <${qc} ...${n}>${s}<//>
    <${zo} ...${n} name="aspect_ratio" legend="Aspect ratio" values=${ht} icon=${Uc} />
    <div class="pair">
      <${zo} ...${n} name="resolution" legend="Resolution" values=${gt} />
      <${zo} ...${n} name="seconds" legend="Duration" values=${bt} unit=" s" />
    </div>
    <div class="switches">
      <${Fr} ...${n} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Fr} ...${n} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Bc} ...${n} />
    </div>
  `}function qc({fields:e,change:t,problems:o,children:s}){let n=ps(e.prompt);return a`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${s}
        <span class=${`count ${n>4e3?"too-many":""}`} id="prompt-count">
          ${g(n)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${g(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${o.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${V} name="prompt" problems=${o} />
    </div>
  `}var Uc=e=>{let[t,o]=Me(e);return a`<${Nn} across=${t} down=${o} />`};function zo({fields:e,change:t,problems:o,name:s,legend:n,values:r,icon:i,unit:l=""}){return a`
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
  `}function Fr({fields:e,change:t,problems:o,name:s,label:n,help:r}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">${n}</span><span class="quiet small" id=${`${s}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${s} aria-label=${n} checked=${e[s]}
          aria-describedby=${`${s}-help ${s}-problem`} onChange=${i=>t({[s]:i.target.checked})} />
      </label>
      <${V} name=${s} problems=${o} />
    </div>
  `}function Bc({fields:e,change:t,problems:o}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${o.take?"true":null}
          onInput=${({target:s})=>t({take:Number.isInteger(s.valueAsNumber)?s.valueAsNumber:s.value})} />
      </label>
      <${V} name="take" problems=${o} />
    </div>
  `}var Mr="kinora.notify",Yo=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",Jo=()=>Yo()&&Notification.permission==="granted"&&sessionStorage.getItem(Mr)==="yes";function qr(){let[e,t]=$(Jo),[o,s]=$(!Yo());return o?null:a`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Mr,r==="granted"?"yes":"no"),t(Jo()),s(!Yo())}}>
      <${N} name=${e?"done":"bell"} />Notify me
    </button>
  `}function Ur(e){if(!document.hidden||!Jo())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let o=new Notification(t,{body:$e(e.prompt),tag:e.id});o.onclick=()=>window.focus()}catch{}}var Br="kinora.tab",Qo="stills";var Zt=e=>`video/${e}`;async function Xt(e,t){await ut("readwrite",o=>o.put({file:t,time:Date.now()},Zo(e))),await Hc()}var jr=e=>ut("readwrite",t=>t.delete(Zo(e)));async function eo(e){return(await ut("readonly",o=>o.get(Zo(e))))?.file??null}var Zo=e=>`${jc()}/${e}`;function jc(){let e=sessionStorage.getItem(Br);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(Br,t),t}async function ut(e,t){let o=new Promise(s=>setTimeout(()=>s(null),2e3));return Promise.race([o,Gc(e,t).catch(()=>null)])}async function Gc(e,t){let o=await Wc();try{return await Gr(t(o.transaction(Qo,e).objectStore(Qo)))}finally{o.close()}}function Wc(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(Qo).createIndex("time","time"),Gr(e)}var Gr=e=>new Promise((t,o)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>o(e.error)});async function Hc(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await ut("readonly",o=>o.index("time").getAllKeys(e));for(let o of t??[])await ut("readwrite",s=>s.delete(o))}function Wr(e,t){let{api:o,announce:s,mark:n,refresh:r}=y(w),[i,l]=$({});return C(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return gr(o,e,{onVideo:u=>{l({video:u}),n($s(u)),d&&d.status!==u.status&&(s(ne(u)?`${je(u)}.`:Ce(u)),r(),ne(u)&&Ur(u)),d=u},onTrouble:u=>l(f=>({...f,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),n("")}},[o,e]),{...i,set:c=>l({video:c})}}function Hr(e,t,o){let{api:s,announce:n}=y(w),[r,i]=$(null);return C(()=>{if(i(null),!e.id||t.isLoaded)return;let l=new AbortController;return Kc(s,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";n(`Take ${c.fields.take} is set. ${d}`),o()},c=>!l.signal.aborted&&i(c)),()=>l.abort()},[s,e.id,e.again]),{error:r}}async function Kc(e,{id:t,again:o},s){let n=await e.video(t,s),r=await eo(Zt(t)),i=Be(n);return{image:r,fields:o&&n.status!=="failed"?{...i,take:i.take+1}:i}}function Kr(){let[e,t]=$(Date.now());return C(()=>{let o=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(o)},[]),e/1e3}var Vr="kinora.loop";function Yr({id:e,seen:t,outcome:o}){let{video:s,error:n,trouble:r}=t;return n?a`<${I} error=${n}><p><a href=${oe()}>See all your films</a></p><//>`:s?a`<${Vc} key=${e} video=${s} trouble=${r} outcome=${o} onVideo=${t.set} />`:a`<div class="screen" aria-busy="true"></div>`}function Vc({video:e,trouble:t,outcome:o,onVideo:s}){let n=e.status==="completed",r=Ln(e.id,n),[i,l]=$(!1),[c,d]=$(sessionStorage.getItem(Vr)!=="no"),p=()=>{sessionStorage.setItem(Vr,c?"no":"yes"),d(!c)},m=r.error??(i?{message:"This browser cannot play the film. Download it instead."}:null);return a`
    <${zc} video=${e} link=${!i&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${Yc} video=${e} error=${m} />
    <//>
    <div class="under">
      <p class=${`outcome ${st(e)?"charged":""}`}>${o??gs(e)}</p>
      <p class="quiet small">${bs(e)}</p>
      <${I} error=${t} />
      <${Qc} video=${e} isLooped=${c} onLoop=${p} onVideo=${s} />
    </div>
  `}function zc({video:e,link:t,isLooped:o,onFailure:s,children:n}){let r=me(et(e.id)),[i,l]=Me(e.aspect_ratio);return a`
    <div class="screen" style=${{"--across":i,"--down":l}}>
      ${t?a`<${Rn} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${o} onFailure=${s} />`:a`${r&&a`<img src=${r} alt="" />`}${n}`}
    </div>
  `}function Yc({video:e,error:t}){return e.status==="failed"?a`<${zr} title=${ys(e)} text=${e.error.message} />`:t?a`<${zr} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?a`<div class="curtain"><p class="state">Opening the film</p></div>`:a`<div class="curtain"><${Jc} video=${e} /></div>`}function Jc({video:e}){let t=Kr(),o=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),s=!!e.estimated_completed_at;return a`
    <p class="state">${Ce(e)}${s&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${s?e.progress:void 0} aria-label=${Ce(e)}></progress>
    <p class="small">
      ${J(Math.max(0,t-e.created_at))} so far${s&&`, about ${J(o)} left`}
    </p>
  `}function zr({title:e,text:t}){return a`<div class="curtain"><p class="state">${e}</p><p><${we} text=${t} /></p></div>`}function Qc({video:e,isLooped:t,onLoop:o,onVideo:s}){let n=e.status==="completed";return a`
    <div class="actions">
      ${n&&a`
        <${Gt} id=${e.id} />
        <${Fn} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${o}><${N} name="loop" />Loop</button>
        <a class="button" href=${Le(e.id)}><${N} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&a`<a class="button" href=${Le(e.id)}><${N} name="again" />Try again</a>`}
      ${!ne(e)&&a`<${qr} />`}
      ${e.status==="queued"&&a`<${Zc} video=${e} onVideo=${s} />`}
      <a class="button" href=${Q}>New film</a>
    </div>
  `}function Zc({video:e,onVideo:t}){let{api:o,announce:s,refresh:n}=y(w),[r,i]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{i(null);try{t(await o.cancel(e.id)),s("Cancelled. Nothing was charged."),n()}catch(c){i(c)}}}><${N} name="cancel" />Cancel</button>
    <${I} error=${r} />
  `}function Jr(){let{api:e}=y(w),[t,o]=$(null);return C(()=>{let s=new AbortController;return e.videos({limit:1},s.signal).then(n=>o(n.data[0]??null),()=>{}),()=>s.abort()},[e]),t&&a`<${Xc} video=${t} />`}function Xc({video:e}){let t=me(et(e.id));return a`
    <a class="last" href=${pe(e.id)}>
      <span class="thumb">${t&&a`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${je(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function Qr({price:e,failure:t}){let{credits:o}=y(w),s=t?.status===402?t.figures:null,n=o&&e!==null?e-o.availableCredit:0;return a`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":g(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${o&&(n>0?a`<span class="short">${P(n)} more than the ${g(o.availableCredit)} you have left</span>`:`of ${g(o.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${s?"notice":null}>
      ${s&&a`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${g(s.required)}</dd>
          <dt>Your limit</dt><dd>${g(s.creditLimit)}</dd>
          <dt>Used</dt><dd>${g(s.usedCredit)}</dd>
          <dt>Held</dt><dd>${g(s.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var ed="The cat looks up and blinks, soft light, slow push-in";function Zr({draft:e,desk:t,problems:o}){let{image:s,fields:n}=e;return a`
    <label class="drop">
      <${ea} onFile=${t.choose} problems=${o} />
      ${s instanceof File&&a`<${rd} key=${s} image=${s} aspectRatio=${n.aspect_ratio} />`}
      ${typeof s=="string"&&a`<${nd} address=${s} />`}
      ${!s&&a`<${sd} aspectRatio=${n.aspect_ratio} />`}
    </label>
    <${V} name="image" problems=${o} />
    <${id} image=${s} prompt=${n.prompt} desk=${t} />
  `}function Xr({image:e,onImage:t,problems:o}){return a`
    <div class="field">
      <label class="still-row">
        <${ea} onFile=${t} problems=${o} />
        <span class="thumb">${e instanceof File&&a`<${od} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?td(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${V} name="image" problems=${o} />
    </div>
  `}function ea({onFile:e,problems:t}){let o=({target:s})=>{s.files.length&&e(s.files[0]),s.value=""};return a`
    <input class="unseen" type="file" name="image" accept=${us.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${o} />
  `}var td=e=>e instanceof File?`${e.name}, ${de(e.size)}`:new URL(e).host;function od({image:e}){return a`<img src=${me(e)} alt="" />`}function sd({aspectRatio:e}){let[t,o]=Me(e);return a`
    <span class="invitation" style=${{aspectRatio:`${t} / ${o}`}}>
      <${N} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${de(2e7)}</span>
    </span>
  `}function nd({address:e}){return a`
    <span class="invitation address">
      <${N} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function rd({image:e,aspectRatio:t}){let o=me(e),[s,n]=$(null),[r,i]=$(!1),l=({target:c})=>n({width:c.naturalWidth,height:c.naturalHeight});return a`
    <span class="preview">
      ${r?a`<span class="broken quiet">This browser cannot show the file.</span>`:a`<span class="whole" style=${s&&{"--across":s.width,"--down":s.height}}>
            <img src=${o} alt="The still" onLoad=${l} onError=${()=>i(!0)} />
            ${s&&a`<${ad} size=${s} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${s&&`${s.width} \xD7 ${s.height}, `}${de(e.size)}</span>
      <span>${s&&Lr(s.width,s.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function ad({size:e,aspectRatio:t}){let o=Vo(e.width,e.height,t);return a`<span class="frame" style=${{width:`${o.width}%`,height:`${o.height}%`}}></span>`}function id({image:e,prompt:t,desk:o}){let[s,n]=$(!1),r=()=>n(!1);return s?a`<${ld} onAddress=${o.choose} onClose=${r} />`:a`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>n(!0)}><${N} name="link" />Use an address</button>
      ${!e&&a`<${cd} prompt=${t} desk=${o} />`}
    </div>
  `}function ld({onAddress:e,onClose:t}){let o=A(),[s,n]=$(null);C(()=>o.current.focus(),[]);let r=()=>{let l=o.current.value.trim();return dd(l)?(e(l),t()):n("Give the https address of an image, such as https://example.com/cat.png.")};return a`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${o} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${s?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${s}</p>
  `}function cd({prompt:e,desk:t}){let[o,s]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:ed})}catch{s("The sample cannot be loaded. Load the page again.")}}}><${N} name="still" />Try the sample</button>
    ${o&&a`<p class="problem" role="alert">${o}</p>`}
  `}function dd(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var ta=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function sa({route:e,desk:t}){let o=y(w),s=A(),n=e.again?void 0:e.id,{draft:r}=t,i=ud(t,s),l=i.answer?.id===n?i.answer:null,c=Wr(n,l?.body),d=Hr(e,t,()=>s.current.querySelector("[type=submit]")?.focus()),p=io(o.prices,r.fields),m={...i.problems,...t.fileProblem&&{image:t.fileProblem}},u=f=>{t.change(f),i.forget(Object.keys(f))};return C(()=>i.forget(["image"]),[r.image]),C(()=>i.forget([]),[e.id,e.again]),a`
    <form class="playground" ref=${s} onSubmit=${i.send} onKeyDown=${md} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${n?a`<${Yr} key=${n} id=${n} seen=${c} outcome=${l?.outcome} />`:a`<${Zr} draft=${r} desk=${t} problems=${m} />
              ${!e.id&&a`<${Jr} />`}`}
      </div>
      ${o.may("videos:write")&&a`<div class="panel">
        ${n&&a`<${Xr} image=${r.image} onImage=${t.choose} problems=${m} />`}
        <${Dr} fields=${r.fields} change=${u} problems=${m}>
          ${!e.id&&a`<${pd} desk=${t} />`}
        <//>
        <${Qr} price=${p} failure=${i.failure} />
        <${I} error=${i.notice??d.error??o.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${i.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${f=>i.isOn&&f.preventDefault()}>
          ${i.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${o.may("videos:write")&&a`<${Nr} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function ud(e,t){let o=y(w),[s,n]=$(null),[r,i]=$({}),[l,c]=$(null),[d,p]=$(!1),{fields:m,image:u}=e.draft;async function f(k){k.preventDefault();let x=ms(m,u);if(i(x),n(null),Object.keys(x).length)return oa(t.current,Object.keys(x)[0]);p(!0);try{await h()}catch(L){n(L),ta.includes(L.param)&&oa(t.current,L.param)}p(!1)}async function h(){let k=await o.api.create(Be(m),u),x=await k.json(),L=k.headers.get("kinora-cache"),H=Date.parse(k.headers.get("date"))/1e3,ee=hs({cache:L,date:H},x,io(o.prices,m));c({id:x.id,status:k.status,cache:L,outcome:ee,body:x}),e.follow(x.id),o.announce(ee),o.refresh(),location.hash=pe(x.id)}function S(k){n(null),i(x=>Object.fromEntries(Object.entries(x).filter(([L])=>!k.includes(L))))}let v=ta.includes(s?.param),_={...r,...v&&{[s.param]:s.message}},b=s&&!v&&s.status!==402?s:null;return{send:f,forget:S,failure:s,problems:_,notice:b,answer:l,isOn:d}}function pd({desk:e}){return e.restore&&e.isEmpty?a`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&a`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function md(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function oa(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function na({paused:e,mayChange:t,onDone:o}){return a`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(qt).map(([s,n])=>a`
          <${fd} key=${s} what=${s} told=${n} pause=${e.find(r=>r.what===s)} mayChange=${t} onDone=${o} />
        `)}
    </section>
  `}function fd({what:e,told:{name:t,help:o},pause:s,mayChange:n,onDone:r}){let{api:i}=y(w),[l,c]=$(""),[d,p]=$(null),m=s?"resume":"pause";return a`
    <form class="form" aria-label=${t} onSubmit=${async f=>{f.preventDefault(),p(null);try{await i.operate.steerQueue(m,{what:e,...l.trim()&&{reason:l.trim()}}),c(""),r(`${t}: ${s?"resumed":"paused"}.`)}catch(h){p(h)}}} novalidate>
      <div>
        <h3>${t} ${s?a`<span class="state bad">Paused</span>`:a`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${o}</p>
        ${s&&a`<p class="small">Paused ${T(s.since)}${s.reason&&a`: <span dir="auto">${s.reason}</span>`}</p>`}
      </div>
      ${n&&a`
        <${E} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${I} error=${d} />
        <div class="actions"><button class="button">${s?"Resume":"Pause"}<span class="unseen"> ${t.toLowerCase()}</span></button></div>
      `}
    </form>
  `}function ra(){let{api:e,may:t,announce:o}=y(w),s=U(l=>e.operate.queue(l),[e]),{data:n,error:r}=s,i=l=>{o(l),s.again()};return a`
    <section class="page" aria-busy=${n||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${s.again}>Show it as it is now</button>
      </div>
      <${B} loaded=${s} />
      ${n&&a`<${$d} queue=${n} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}function $d({queue:e,mayChange:t,onDone:o}){let{depth:s,oldest_age_seconds:n,in_flight:r,concurrency:i,safe_to_stop_at:l}=e;return a`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${g(s)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${n===null?"none":J(n)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${g(r)} of ${g(i)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":T(l)}</dd></div>
    </dl>
    <${hd} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${gd} clients=${e.clients} mayChange=${t} onDone=${o} />
    </section>
    <${na} paused=${e.paused} mayChange=${t} onDone=${o} />
  `}function hd({keys:e}){return(e??[]).filter(o=>o.stopped!==null).map(({name:o,stopped:s})=>a`<p key=${o} class="notice">No paid call is sent with key ${o} of the model: <span dir="auto">${s}</span></p>`)}function gd({clients:e,mayChange:t,onDone:o}){let[s,n]=$(null);return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>a`
              <tr key=${r.client_id}>
                <td class="name"><a href=${W(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${g(r.queued)}</td>
                <td class="number">${g(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&a`${Mt[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&a` <span class="quiet small">for ${J(r.oldest_age_seconds)}</span>`}
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
    ${s&&a`<${bd} client=${s} onDone=${r=>(n(null),o(r))} onNo=${()=>n(null)} />`}
  `:a`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${Y()}>See all generations</a>.</p>`}function bd({client:{client_id:e,client_name:t},onDone:o,onNo:s}){let{api:n}=y(w),r=i=>n.operate.steerQueue("cancel",{filter:{client:e}},{isDry:i});return a`
    <${G} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>wd(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:i})=>o(`${g(i)} cancelled.`)} onNo=${s} />
  `}var wd=({cancelled:e,released_credits:t,has_more:o})=>({cancelled:{from:null,to:`${g(e)}${o?", the oldest first; more are left":""}`},givenBack:{from:null,to:P(t)}});var ve="kinora.key",yd=/^kin_op_/,_d=/^#\/?key=(kin_[\x21-\x7e]+)$/;function Xo(){let e=_d.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(ve,e),e):null}var es=()=>document.documentElement.dataset.signIn==="proxy";async function aa(){if(!yd.test(sessionStorage.getItem(ve)))return null;let e=await $t().catch(()=>null);return e&&sessionStorage.setItem(ve,e),e}function ia(){let[e,t]=$(()=>sessionStorage.getItem(ve)??localStorage.getItem(ve)),o=(s,n=!1)=>{sessionStorage.removeItem(ve),localStorage.removeItem(ve),s&&(n?localStorage:sessionStorage).setItem(ve,s),t(s)};return C(()=>{let s=()=>{let n=Xo();n&&(t(n),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",s),()=>removeEventListener("hashchange",s)},[]),[e,o]}function la(){let[e,t]=$(location.hash);return C(()=>{let o=()=>t(location.hash);return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),$n(e)}function ca(e){let[t,o]=$({who:null,trouble:null}),s=()=>e.currentKey().then(n=>o({who:n,trouble:null}),n=>o({who:null,trouble:n}));return C(()=>{s()},[e]),{...t,retry:s}}function da(e,t){let[o,s]=$(null),[n,r]=$(null),[i,l]=$(null),c=async(p,m)=>{try{m(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,s);return C(()=>{d(),c(e.prices,r)},[e,t]),{credits:o,prices:n,refresh:d,trouble:i}}function ua({reason:e,isOut:t,hasDraft:o,onKey:s}){let[n,r]=$(e),[i,l]=$(!1),c=A(),d=A();C(()=>{document.title="Sign in \xB7 Kinora",c.current.focus(),es()&&!e&&!t&&p()},[]);async function p(){l(!0);try{s(await $t())}catch(u){l(!1),r(u.message)}}async function m(u){u.preventDefault();let f=c.current.value.trim();r(null),l(!0);let h=await vd(f);return l(!1),h?(r(h),c.current.focus()):s(f,d.current.checked)}return a`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${m} novalidate>
        <${jt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${c} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${n?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${n&&a`<${we} text=${n} />`}</p>
        <label class="check"><input ref=${d} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${i}>${i?"One moment\u2026":"Sign in"}</button>
        ${es()&&a`<button type="button" class="button" disabled=${i} onClick=${p}>Sign in without a key</button>`}
        ${o&&a`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function vd(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await ft(e,()=>{}).currentKey(),null}catch(t){return t.message}}var kd={true:"It was billed?",false:"It was not billed?"},Sd={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function pa({evidence:e,onDone:t}){let{api:o}=y(w),[s,n]=$(""),[r,i]=$(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${P(e.credits)} of ${c}, ${T(e.lostAt)}`,p=u=>i({billed:u,once:Se(),note:s.trim()}),m=({billed:u,note:f,once:h},S)=>o.operate.giveVerdict(l,{billed:u,...f&&{note:f}},{isDry:S,once:S?void 0:h});return a`
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
    ${r&&a`<${G} title=${kd[r.billed]} lead=${Sd[r.billed]} yes="Give the verdict"
      rehearse=${async()=>xd(await m(r,!0))} act=${()=>m(r,!1)}
      onDone=${()=>(i(null),t("The verdict is given."))} onNo=${()=>i(null)} />`}
  `}var xd=({billed:e,refundedCredit:t,note:o})=>({billed:{from:null,to:e},givenBack:{from:null,to:P(t)},...o&&{note:{from:null,to:o}}});var Cd=20,ts={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function ma({route:{client:e,verdict:t,after:o}}){let{api:s,may:n,announce:r}=y(w),{verdict:i}=ts[t]??ts.any,c=U(h=>s.operate.generations({state:"unknown",verdict:i,client:e,after:o,limit:Cd},h),[s,i,e,o]),{data:d,error:p}=c,m=h=>{r(h),c.again()},{problems:u,notice:f}=j(p,["client"]);return a`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${Td} client=${e} verdict=${i} /></div>
      <${Od} key=${e} client=${e} kind=${t} problems=${u} />
      <${B} loaded=${{...c,error:f}} />
      ${d?.data.length>0&&a`
        <ul class="log unknown">
          ${d.data.map(({id:h,evidence:S})=>a`<${Ed} key=${h} evidence=${S} mayDecide=${n("operate:write")} onDone=${m} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&a`<${Ad} isFiltered=${e||o} isWaiting=${i} />`}
      <${Ye} name="unknown outcomes" page=${d} after=${o} write=${h=>X({client:e,verdict:t,after:h})} />
    </section>
  `}function Ed({evidence:e,mayDecide:t,onDone:o}){let{generationId:s,clientId:n,clientName:r,credits:i,verdict:l}=e;return a`
    <li>
      <h2>
        <a href=${ye(s)}>${P(i)}</a> of <a href=${W(n)} dir="auto">${r}</a>
      </h2>
      <${Qt} evidence=${e} />
      <${Jt} evidence=${e} />
      ${t&&!l&&a`<${pa} evidence=${e} onDone=${o} />`}
    </li>
  `}function Td({client:e,verdict:t}){return a`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(ts).map(([o,{name:s,verdict:n}])=>a`<a key=${o} href=${X({client:e,verdict:o})} aria-current=${n===t?"true":null}>${s}</a>`)}
    </nav>
  `}function Od({client:e,kind:t,problems:o}){let[s,n]=$(e);return a`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${i=>{i.preventDefault(),location.hash=X({client:s.trim(),verdict:t})}} novalidate>
      <${E} name="client" label="Paid by (client id)" placeholder="client_…" problems=${o} value=${s} onInput=${n} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&a`<a class="button plain" href=${X({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function Ad({isFiltered:e,isWaiting:t}){let o=a`<a href=${X({verdict:"any"})}>Show all unknown outcomes</a>`;return e?a`<p class="none">No unknown outcome fits. ${o}.</p>`:t?a`<p class="none">None waits for a verdict. ${o}, also those that have one.</p>`:a`<p class="none">None: every paid call has an answer. <a href=${Y()}>See all generations</a>.</p>`}var Id={"":"Nothing",client:"Client",outcome:"Outcome"},Pd={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function fa({route:e}){let{api:t}=y(w);return a`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Yt} route=${e} calls=${t.operate} write=${Re} figures=${Pd} groups=${Id} isOfAll
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Re()}>show the last ${Ro} days</a>.`} />
    </section>
  `}var Nd=10;function $a({webhook:e,mayChange:t,onDone:o}){let{api:s}=y(w),[n,r]=$(null),[i,l]=$(!1),{id:c,url:d,status:p,disabled_reason:m,failing_since:u,previous_secret_expires_at:f}=e,h=p==="enabled",S=(b,k)=>async()=>{r(null);try{let x=await b();o(k,x.secret)}catch(x){r(x)}},v=S(()=>s.webhooks.change(c,{status:h?"disabled":"enabled"}),h?"Disabled.":"Enabled."),_=b=>S(()=>s.webhooks.resend(c,b),"It is sent again.")();return a`
    <section class="part webhook" aria-labelledby=${c}>
      <h2 id=${c}><span class="address" dir="auto">${d}</span> <span class=${`state ${h&&!u?"good":"bad"}`}>${Ld(e)}</span></h2>
      <p class="small">Sent: ${e.types.map(ao).join("; ")}.</p>
      ${m&&a`<p class="notice">${as[m]??m} What happens meanwhile is kept for 30 days, and sent when it is enabled.</p>`}
      ${h&&u&&a`<p class="notice">Everything that was sent since ${T(u)} has failed. The answers are below.</p>`}
      ${f&&a`<p class="quiet small">The previous secret signs too until ${T(f)}.</p>`}
      ${t&&a`
        <div class="actions">
          ${h&&a`<button type="button" class="button" onClick=${S(()=>s.webhooks.test(c),"A test is sent.")}>Send a test</button>`}
          <button type="button" class="button" onClick=${S(()=>s.webhooks.rotate(c),"Copy the new secret now.")}>New secret</button>
          <button type="button" class="button" onClick=${v}>${h?"Disable":"Enable"}</button>
          <button type="button" class="button" onClick=${()=>l(!0)}>Delete…</button>
        </div>
      `}
      <${I} error=${n} />
      <${Rd} webhook=${e} onResend=${t?_:null} />
      ${i&&a`<${G} title="Delete this webhook?" name=${new URL(d).host} yes="Delete it"
        lead="What waits to be sent is not sent, and the list of its deliveries goes with it."
        rehearse=${async()=>({address:{from:d,to:null}})} act=${()=>s.webhooks.remove(c)}
        onDone=${()=>(l(!1),o("Deleted."))} onNo=${()=>l(!1)} />`}
    </section>
  `}var Ld=({status:e,failing_since:t})=>e!=="enabled"?"Disabled":t?"Failing":"Enabled";function Rd({webhook:e,onResend:t}){let{api:o}=y(w),{id:s,url:n}=e,{items:r,hasMore:i,error:l,more:c}=Ve(d=>o.webhooks.deliveries(s,{limit:Nd,after:d}),[o,e]);return r&&!r.length?a`<p class="quiet part-none">Nothing was sent yet.</p>`:a`
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
          <tbody>${r.map(d=>a`<${Fd} key=${d.id} delivery=${d} onResend=${t} />`)}</tbody>
        </table>
      </div>
    `}
    ${(i||l)&&a`<div class="pages"><button type="button" class="button" onClick=${c}>${l?"Try again":"Older deliveries"}</button></div>`}
  `}function Fd({delivery:e,onResend:t}){let{status:o,tries:s,next_try_at:n,tried_at:r,answer_status:i,answer_body:l,error:c}=e;return a`
    <tr>
      <td class="name">${ao(e.event_type)} <code class="quiet">${e.event_id}</code></td>
      <td>
        <span class=${`state ${{delivered:"good",failed:"bad"}[o]??""}`}>${is[o]??o}</span>
        <span class="quiet small">${` ${g(s)} ${s===1?"try":"tries"}`}${n!==null&&`, the next ${T(n)}`}</span>
      </td>
      <td>${i??""} <span class="quiet small" dir="auto">${c??l}</span></td>
      <td class="quiet spare">${r===null?"not yet":T(r)}</td>
      ${t&&a`<td class="number">
        ${o!=="pending"&&a`<button type="button" class="button" aria-label=${`Send ${e.event_id} again`} onClick=${()=>t(e.id)}>Send again</button>`}
      </td>`}
    </tr>
  `}function ha(){let{api:e,may:t,announce:o}=y(w),s=U(p=>e.webhooks.all(p),[e]),[n,r]=$(null),{data:i,error:l}=s,c=t("videos:write"),d=(p,m)=>{o(p),m&&r(m),s.again()};return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Webhooks</h1>
        <button type="button" class="button" onClick=${s.again}>Show it as it is now</button>
      </div>
      <p class="quiet">Kinora sends a signed POST to these addresses when a video has ended, so that your app need not ask.</p>
      <${B} loaded=${s} />
      ${n&&a`
        <${Ze} text=${n} title="The secret" label="Copy secret">
          <button type="button" class="button" onClick=${()=>r(null)}>I have it</button>
        <//>
      `}
      ${i?.map(p=>a`<${$a} key=${p.id} webhook=${p} mayChange=${c} onDone=${d} />`)}
      ${i&&!i.length&&a`<p class="none">No webhook yet. ${c?"Add the address of your app below.":"Your key may not add one."}</p>`}
      ${i&&c&&a`<${Dd} onDone=${d} />`}
    </section>
  `}function Dd({onDone:e}){let{api:t}=y(w),[o,s]=$(""),[n,r]=$(null),i=async d=>{d.preventDefault(),r(null);try{let{secret:p}=await t.webhooks.create(o.trim());s(""),e("Added. Copy the secret now.",p)}catch(p){r(p)}},{problems:l,notice:c}=j(n,["url"]);return a`
    <section aria-labelledby="add-title" class="part">
      <h2 id="add-title">Add a webhook</h2>
      <form class="form beside" onSubmit=${i} novalidate>
        <${E} name="url" type="url" label="Address" placeholder="https://app.example/kinora" problems=${l} value=${o} onInput=${s}
          hint="With https, at a public host. It answers with a 2xx status within 20 seconds." />
        <${I} error=${c} />
        <div class="actions"><button class="primary">Add</button></div>
      </form>
    </section>
  `}var os="kinora.drafts",ce=Object.freeze({fields:tt,image:null}),ss=Object.freeze({fresh:ce,shown:null});async function ba(){let e=qd();if(!e)return ss;let[t,o]=await Promise.all([ga("fresh",e.fresh),ga("shown",e.shown)]);return{fresh:t??ce,shown:o}}function wa(e,t){let o=Object.fromEntries(Object.entries(e).map(([s,n])=>[s,n&&Md(n)]));e.fresh===ce&&!e.shown?sessionStorage.removeItem(os):sessionStorage.setItem(os,JSON.stringify(o));for(let s of Object.keys(e)){let n=e[s]?.image;n!==t[s]?.image&&(n instanceof File?Xt(s,n):jr(s))}}var Md=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function ga(e,t){if(!t)return null;let o=t.image?.name===void 0?t.image:await eo(e);return{...t,fields:{...tt,...t.fields},image:o}}function qd(){try{return JSON.parse(sessionStorage.getItem(os))}catch{return null}}var ya="Export it as JPEG or PNG.";async function _a(e){if(!e.size)return"This file is empty. Choose another one.";let t=Gd(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Ud.includes(t)?`${Bd[t]??`This is ${t}, not an image.`} ${ya}`:t?e.size>2e7?`This file has ${de(e.size)}; ${de(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${ya}`}var Ud=["JPEG","PNG","WebP","HEIC","AVIF"],Bd={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},jd=(e,t,o)=>String.fromCharCode(...e.slice(t,o));function Gd(e){let t=jd(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Wd(t):null}function Wd(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function va(e){let[t,o]=$(e),s=A(e);return Co(()=>{wa(t,s.current),s.current=t},[t]),{drafts:t,set:o,forget:()=>o(ss),hasAny:t.fresh!==ce}}var no=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",oo=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,so=(e,t,{fields:o,image:s})=>t==="fresh"?{...e,fresh:{fields:o,image:s}}:{...e,shown:{place:t,fields:o,image:s}};function ka(e,{drafts:t,set:o}){let s=no(e??{}),[n,r]=$(null),[i,l]=$(null),c=oo(t,s),d=c??ce,p=(u,f)=>o(h=>so(h,u,f));async function m(u){let f=u instanceof File?await _a(u):null;r(f),l(null);let h=Hd(e);if(f)return h.page&&(location.hash=h.page);o(S=>so(S,h.place,Vd(oo(S,s)??ce,h,u))),h.page&&(location.hash=h.page)}return{place:s,draft:d,isLoaded:c!==null,fileProblem:n,choose:m,change:u=>{r(null),l(null),o(f=>so(f,s,Kd(oo(f,s)??ce,u)))},fill:(u,f)=>o(h=>oo(h,u)?h:so(h,u,f)),follow:u=>{d.image instanceof File&&Xt(Zt(u),d.image),p(no({id:u}),d)},clear:()=>{r(null),l(d),o(u=>({...u,fresh:ce}))},restore:i&&(()=>(l(null),p("fresh",i))),isEmpty:d===ce}}function Hd(e){return e?.page!=="playground"?{place:"fresh",page:Q}:e.id&&!e.again?{place:no({...e,again:!0}),page:Le(e.id),isNew:!0}:{place:no(e),page:null}}var Kd=(e,t)=>({...e,fields:{...e.fields,...t}}),Vd=(e,{isNew:t},o)=>({image:o,fields:t?{...e.fields,take:1}:e.fields});function ns({dataTransfer:e,target:t}){let o=e?.types??[];return o.includes("Files")||o.includes("text/uri-list")&&!t.closest?.("input, textarea")}var zd=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function xa(){C(()=>{let e=t=>ns(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Ca({onFile:e,onAddress:t}){let[o,s]=$(!1);return C(()=>{let c={dragover:d=>s(ns(d)),dragleave:d=>d.relatedTarget===null&&s(!1),drop:d=>{s(!1),ns(d)&&Sa(d.dataTransfer,e,t)},paste:d=>zd(d)&&Sa(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),a`<div class="drop-note" hidden=${!o} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function Sa(e,t,o){let[s]=e?.files??[];if(s)return t(s),!0;let n=o&&e?.getData("text/uri-list").split(/\r?\n/).find(Yd);return n&&o(n),!!n}var Yd=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function Ea({pages:e,current:t,who:o,credits:s,onSignOut:n,onSkip:r}){return a`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${jt} />Kinora</a>
      <${Jd} pages=${e} current=${t} />
      <p class="purse">${s&&`${P(s.availableCredit)} left`}</p>
      <${Zd} who=${o} onSignOut=${n} />
    </header>
  `}function Jd({pages:e,current:t}){let o=Object.entries(Object.groupBy(Object.entries(e),([,{group:n}])=>n)),s=({currentTarget:n})=>n.matches(":popover-open")&&n.hidePopover();return a`
    <nav aria-label="Pages" class=${o.length>1?`grouped groups-${o.length}`:null}>
      <button type="button" class="button menu" popovertarget="pages">Menu<${N} name="down" /></button>
      <div id="pages" popover="auto" onClick=${s}>
        ${o.map(([n,r],i)=>a`<${Qd} key=${n} group=${n} entries=${r} current=${t} id=${`pages-${i}`} />`)}
        <a href="docs">API</a>
      </div>
    </nav>
  `}function Qd({group:e,entries:t,current:o,id:s}){return a`
    <p class="quiet small" id=${s}>${e}</p>
    <ul aria-labelledby=${s}>
      ${t.map(([n,{title:r,address:i}])=>a`<li key=${n}><a href=${i} aria-current=${n===o?"page":null}>${r}</a></li>`)}
    </ul>
  `}function Zd({who:e,onSignOut:t}){let o=e?.onBehalfOf??e?.clientName??"Account",s=mt();return a`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${o}`}>
      <span class="who">${o}</span><${N} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">${e?.onBehalfOf?"You are signed in as":"This key belongs to"}</p>
      <p class="who">${o}</p>
      ${e&&a`<p class="quiet small">${e.onBehalfOf?"You":"It"} may ${ie(e.scopes.map(n=>re[n]??n))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${s}</code></p>
      <div class="actions">
        <${_e} label="Copy address" text=${()=>s} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function Ta({title:e,scope:t,pages:o}){let s=Object.values(o).map(({title:n,address:r})=>a`<a href=${r}>${n}</a>`);return a`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${re[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Xd(t,o)}</p>
      ${s.length>0&&a`<p>With this key you can open: ${Te(s)}.</p>`}
    </section>
  `}function Xd(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?a`
    Films are made with the key of an app: <a href=${D()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Oa={playground:{title:"Playground",group:"Films",address:Q,view:sa,scope:"videos:write"},films:{title:"My films",group:"Films",address:oe(),view:wr,scope:"videos:read"},credits:{title:"My credits",group:"Films",address:Rt(),view:dr,scope:"credits:read"},webhooks:{title:"Webhooks",group:"Films",address:vn,view:ha,scope:"videos:read"},overview:{title:"Overview",group:"Clients",address:kn,view:Or,scope:"operate:read"},clients:{title:"Clients",group:"Clients",address:D(),view:tr,scope:"operate:read"},client:{title:"Client",under:"clients",view:Jn,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:xr,scope:"operate:write"},usage:{title:"Usage",group:"Clients",address:Re(),view:fa,scope:"operate:read"},"audit-log":{title:"Audit log",group:"Clients",address:Z(),view:Tn,scope:"operate:read"},queue:{title:"Queue",group:"Paid calls",address:Ft,view:ra,scope:"operate:read"},generations:{title:"Generations",group:"Paid calls",address:Y(),view:Sr,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:kr,scope:"operate:read"},unknown:{title:"Unknown outcomes",group:"Paid calls",address:X(),view:ma,scope:"operate:read"}};function Aa({drafts:e}){let[t,o]=ia(),[s,n]=$(null),[r,i]=$(!1),l=va(e);xa();let c=(m,u)=>{n(null),i(!1),o(m,u)},d=m=>{o(null),n(m.message)},p=()=>{l.forget(),i(!0),o(null)};return t?a`<${eu} key=${t} apiKey=${t} drafts=${l} onRefused=${d} onSignOut=${p} />`:a`<${ua} reason=${s} isOut=${r} hasDraft=${l.hasAny} onKey=${c} />`}function eu({apiKey:e,drafts:t,onRefused:o,onSignOut:s}){let n=Ke(()=>ft(e,o,aa),[e]),{who:r,trouble:i,retry:l}=ca(n),c=x=>r?.scopes.includes(x)??!1,d=tu(la(),c),p=da(n,c("credits:read")),m=ka(d,t),[u,f]=$(""),[h,S]=$(""),v=A(),_=d&&Oa[d.page];ru(_?.title??"Page not found",h,v);let b=Object.fromEntries(Object.entries(Oa).filter(([,{address:x,scope:L}])=>x&&c(L))),k={api:n,may:c,who:r,announce:f,mark:S,...p};return a`
    <${w.Provider} value=${k}>
      <${Ea} pages=${b} current=${_?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${s}
        onSkip=${()=>Ia(v)} />
      <main ref=${v}>
        ${r?a`<${ou} page=${_} route=${d} desk=${m} pages=${b} may=${c} />`:a`<${su} title=${_?.title} trouble=${i} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&a`<${Ca} onFile=${m.choose} onAddress=${m.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function tu(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function ou({page:e,route:t,desk:o,pages:s,may:n}){if(!e)return a`<${nu} pages=${s} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return n(r)?a`<${e.view} route=${t} desk=${o} />`:a`<${Ta} title=${e.title} scope=${r} pages=${s} />`}function su({title:e,trouble:t,onRetry:o}){return a`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${I} error=${t} />
      ${t&&a`<div class="pages"><button type="button" class="button" onClick=${o}>Try again</button></div>`}
    </section>
  `}function nu({pages:e}){let[t]=Object.values(e);return a`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&a`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function ru(e,t,o){let s=A(!0);C(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),C(()=>{s.current||(Ia(o),scrollTo(0,0)),s.current=!1},[e])}function Ia(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}Xo();var au=await ba();ko(a`<${Aa} drafts=${au} />`,document.getElementById("app"));
