/* Licences of what is in here: LICENSES.txt */
function z(e,t){let o=Object.entries(t).flatMap(([s,r])=>[r].flat().map(i=>[s,i])).filter(([,s])=>s!==void 0&&s!=="");return`${e}?${new URLSearchParams(o)}`}function so({call:e,get:t,send:n}){let o=i=>(l,c,{isDry:d=!1,version:p,once:m}={})=>{let u={...p&&{"if-match":p},...m&&{"idempotency-key":m}};return n(i,d?z(l,{dry_run:!0}):l,c,u)},[s,r]=["POST","PATCH"].map(o);return{clients:(i,l)=>t(z("clients",i),l),client:async(i,l)=>xa(await e(ke(i),{signal:l})),createClient:i=>s("clients",i),changeClient:(i,l,c)=>r(ke(i),l,c),keys:async(i,l)=>(await t(`${ke(i)}/keys`,l)).data,issueKey:(i,l)=>s(`${ke(i)}/keys`,l),revokeKey:(i,{cancelQueued:l,isDry:c=!1})=>n("DELETE",z(`keys/${encodeURIComponent(i)}`,{cancel_queued:l,dry_run:c})),rotateKey:(i,l)=>s(`keys/${encodeURIComponent(i)}/rotate`,l),grant:(i,l,c)=>s(`${ke(i)}/credits`,l,c),entries:(i,l,c)=>t(z(`${ke(i)}/credits/entries`,l),c),entriesFile:i=>e(z(`${ke(i)}/credits/entries`,{format:"csv"})),generations:(i,l)=>t(z("generations",i),l),generation:(i,l)=>t(`generations/${encodeURIComponent(i)}`,l),refund:(i,l,c)=>s(`generations/${encodeURIComponent(i)}/refund`,l,c),giveVerdict:(i,l,c)=>s(`generations/${encodeURIComponent(i)}/verdict`,l,c),queue:i=>t("queue",i),steerQueue:(i,l,c)=>s(`queue/${i}`,l,c),usage:(i,l)=>t(z("usage",i),l),usageFile:i=>e(z("usage",{...i,format:"csv"})),auditLog:(i,l)=>t(z("audit-log",i),l)}}var Se=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),ke=e=>`clients/${encodeURIComponent(e)}`;async function xa(e){return{client:await e.json(),version:e.headers.get("etag")}}var ut=()=>new URL(".",location.href).href.replace(/\/$/,""),Ue=class extends Error{constructor(t,n,o=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=o}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function pt(e,t,n=async()=>null){let o=e;async function s(c,d={},p=!0){let m=o,u=await ro(c,{...d,headers:{...d.headers,authorization:`Bearer ${m}`}});if(u.ok)return u;let f=await ao(u);if(f.status===401&&p&&(o===m&&(o=await n()??m),o!==m))return s(c,d,!1);throw f.status===401&&t(f),f}let r=async(c,d)=>(await s(c,{signal:d})).json(),i=async(c,d,p,m={})=>{let u=p&&{headers:{...m,"content-type":"application/json"},body:JSON.stringify(p)};return(await s(d,{method:c,...u})).json()},l=(c,d)=>i("POST",c,d);return{call:s,currentKey:c=>r("keys/current",c),operate:so({call:s,get:r,send:i}),credits:c=>r("credits",c),prices:c=>r("prices",c),usage:(c,d)=>r(z("credits/usage",c),d),usageFile:c=>s(z("credits/usage",{...c,format:"csv"})),entries:(c,d)=>r(z("credits/entries",c),d),video:(c,d)=>r(fe(c),d),videos:(c,d)=>r(z("videos",c),d),cancel:c=>l(`${fe(c)}/cancel`),remove:async c=>(await s(fe(c),{method:"DELETE"})).json(),still:async(c,d)=>(await s(`${fe(c)}/content?variant=thumbnail`,{signal:d})).blob(),link:async(c,d)=>Ca(c,await l(`${fe(c)}/links`,{expires_in:d})),create:(c,d)=>s("videos",{method:"POST",body:Ea(c,d)})}}async function mt(){let t=await ro("operator/session",{method:"POST",headers:{"content-type":"application/json"},body:"{}",redirect:"manual"});if(t.type==="opaqueredirect")throw new Ue(401,{message:"The proxy asks for a login: reload this page."});if(!t.ok)throw await ao(t);return(await t.json()).token}async function ro(e,t){try{return await fetch(e,t)}catch(n){throw t.signal?.aborted?n:new Ue(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}}var fe=e=>`videos/${encodeURIComponent(e)}`,Ca=(e,t)=>`${fe(e)}/content${new URL(t.url).search}`;async function ao(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ue(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ue(e.status,{code:null,message:n},t)}}function Ea(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[o,s]of Object.entries(e))n.append(o,String(s));return n}var ft=["16:9","9:16","1:1"],$t=["1080p","720p"],ht=["8"];var io=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var Xe=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Be=e=>Object.fromEntries(Object.keys(Xe).map(t=>[t,e[t]??Xe[t]])),lo=e=>[...e.normalize("NFC").trim()].length;function an(e,t){let n=o=>o.fast_mode===t.fast_mode&&o.generate_audio===t.generate_audio&&o.seconds===t.seconds;return e?.data.find(n)?.credits??null}function co(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}var Ta=new Intl.NumberFormat("en"),Oa=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),et={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},h=e=>Ta.format(e),A=e=>`${h(e)} ${e===1?"credit":"credits"}`,xe=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function J(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var O=e=>Oa.format(typeof e=="number"?e*1e3:new Date(e));function de(e){return e<1e6?`${h(Math.ceil(e/1e3))} kB`:`${h(Math.round(e/1e5)/10)} MB`}function $e(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function uo(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${h(e)}${n}`}var je=e=>tt(e)?"Failed, charged":et[e.status],tt=e=>e.status==="failed"&&e.credits>0;function Ce(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${uo(e.queue_position)} in the queue`:"Waiting in the queue"}function po(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${uo(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function mo({cache:e,date:t},n,o){let s=n.cache!=="hit"||t-n.created_at>2,r=o===null?"":` ${A(o)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${A(n.credits)}.`}}function fo(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${A(e.credits)} charged although there is no film`:"Nothing charged":`${A(e.credits)} ${e.status==="completed"?"charged":"held"}`}function $o(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function ho(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${A(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var se=e=>e.status==="completed"||e.status==="failed",Ee={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},go=e=>Ee[e.error.code]??"No film",Ge={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},bo={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},We={day:"day",week:"week",month:"month"},wo=({limit:e,period:t,timezone:n})=>`${h(e)} in each ${We[t]??t}, ${n}`,_o=({period:e,limit:t})=>e==="life"?`its limit of ${h(t)}`:`its budget of ${h(t)} in this ${We[e]}`,yo=({period:e,threshold:t})=>`${t} % of ${e==="life"?"the limit":`this ${We[e]}`}`,vo=e=>e.slice(0,16).replace("T"," "),gt=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function he({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var bt=e=>(e>0?"+":e<0?"\u2212":"")+h(Math.abs(e)),re={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},ae={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},ko={ACTIVE:"Active",SUSPENDED:"Suspended"},Te=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),ie=e=>Te(e).join("");var So=e=>e.map(t=>[t,t]),Oe={fast_mode:[[!1,"standard"],[!0,"fast"]],generate_audio:[[!1,"silent"],[!0,"with sound"]],aspect_ratio:So(ft),resolution:So($t),seconds:ht.map(e=>[e,`${e} s`])},He={queueLimit:"as many as the service allows",concurrency:"as many as the service allows"},ge={model:"Model",fast_mode:"Mode",generate_audio:"Sound",aspect_ratio:"Aspect ratio",resolution:"Resolution",seconds:"Duration",imageUrls:"Stills by address",queueLimit:"Waiting in the queue",concurrency:"Made at once"};function xo(e){let t=e??{};return{...t.model&&{model:ie(t.model)},...Object.fromEntries(Object.entries(Oe).map(([n,o])=>[n,Ia(o,t[n])])),imageUrls:t.imageUrls===!1?"no, only files":"yes",...Object.fromEntries(Object.entries(He).map(([n,o])=>[n,t[n]?`at most ${h(t[n])}`:o]))}}function Ia(e,t){return!t||e.every(([n])=>t.includes(n))?"all":`only ${ie(e.filter(([n])=>t.includes(n)).map(([,n])=>n))}`}function wt(e,t){let[n,o]=[xo(e),xo(t)],s=Object.keys({...n,...o}).filter(r=>n[r]!==o[r]);return Object.fromEntries(s.map(r=>[r,{from:n[r]??"all",to:o[r]??"all"}]))}function Co(e){let t=e??{};return{...Object.fromEntries(Object.entries(Oe).map(([n,o])=>[n,t[n]??o.map(([s])=>s)])),imageUrls:t.imageUrls!==!1,...Object.fromEntries(Object.keys(He).map(n=>[n,t[n]?h(t[n]):""]))}}function Eo(e,t,n){let o=Object.keys(Oe).filter(i=>Oe[i].some(([l])=>!t[i].includes(l))),s=Object.keys(He).filter(i=>t[i].trim()),r={...e?.model&&{model:e.model},...Object.fromEntries(o.map(i=>[i,t[i]])),...!t.imageUrls&&{imageUrls:!1},...Object.fromEntries(s.map(i=>[i,n(t[i])]))};return Object.keys(r).length?r:null}function To(e,t){let[n,o]=[e??{},t??{}],s=Object.keys(Oe).every(i=>!o[i]||n[i]?.every(l=>o[i].includes(l))),r=Object.keys(He).every(i=>!o[i]||o[i]>=n[i]);return s&&r&&(o.imageUrls!==!1||n.imageUrls===!1)}var Io={"client.created":["created the client","create the client"],"client.updated":["changed the client","change the client"],"client.data_erased":["deleted the data of the client","delete the data of the client"],"client.credits_granted":["granted credits to the client","grant credits to the client"],"api_key.issued":["issued the key","issue a key for the client"],"api_key.rotated":["rotated the key","rotate the key"],"api_key.revoked":["revoked the key","revoke the key"],"generation.refunded":["gave back the credits of the generation","give back the credits of the generation"],"generation.verdict_given":["gave a verdict on the generation","give a verdict on the generation"],"webhook.created":["created the webhook","create the webhook"],"webhook.updated":["changed the webhook","change the webhook"],"queue.paused":["paused","pause"],"queue.resumed":["resumed","resume"],"queue.cancelled":["cancelled what waited in","cancel what waits in"],"operation.called":["called the operation","call the operation"]},Ao=Object.keys(Io),Aa={...ge,creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded",erasedVideos:"Deleted videos"},Na={...ko,...ae,...re},Pa=["createdAt","created_at"],La=/_(at|after|before|since)$/,Ra=/^\d{4}-\d\d-\d\dT/;function No({type:e,outcome:t}){let[n,o]=Io[e]??[`did ${e}:`,`${e}:`];return t==="refused"?`tried to ${o}`:n}var Po=e=>Aa[e]??qa(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function Lo(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?h(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ie(e.map(Lo)):"none":e.period&&e.timezone?wo(e):typeof e=="object"?Object.entries(e).map(Fa).join(", ")||"everything":Ra.test(e)?O(e):Na[e]??e}var cn=(e,t)=>typeof t=="number"&&La.test(e)?O(t):Lo(t),Fa=([e,t])=>`${Po(e).toLowerCase()} ${cn(e,t)}`;function Ro(e){return Object.entries(Da(e)).filter(([t,{from:n,to:o}])=>!ln(n)||!(ln(o)||o===0||Pa.includes(t))).map(([t,{from:n,to:o}])=>({name:t,label:Po(t),before:ln(n)?null:cn(t,n),after:cn(t,o)}))}function Da({permissions:e,...t}){return e?{...t,...wt(e.from,e.to)}:t}function le(e,t){let n=Object.keys(t).filter(o=>!Ma.includes(o)&&JSON.stringify(t[o])!==JSON.stringify(e[o]));return Object.fromEntries(n.map(o=>[o,{from:e[o],to:t[o]}]))}var Ma=["updatedAt","updatedBy","alerts"],ln=e=>e==null||e===""||e?.length===0,qa=e=>e.charAt(0).toUpperCase()+e.slice(1);var Ie=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),dn=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function un(e,t){let n=Date.parse(`${e}T00:00Z`)/1e3,o=[n-86400,n+86400].map(s=>Ba(s,t));return Math.min(...o.map(s=>n-s).filter(s=>Ie(s,t)===e))}var pn=(e,t,n)=>n?`${Ie(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Ie(e,t);function Ba(e,t){let n=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Ie(e,t)}T${n}Z`)/1e3-e}function _t({from:e,to:t,...n}){let o=(s,r=0)=>{let i=new Date(`${s}T00:00`);return i.setDate(i.getDate()+r),Number.isNaN(i.getTime())?"":Math.max(0,i.getTime()/1e3)};return{...n,created_after:o(e),created_before:o(t,1)}}var Tt,R,qo,ja,be,Fo,Uo,Bo,mn,vt,nt,jo,gn,fn,$n,Go,xt={},Ct=[],Ga=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Ot=Array.isArray;function ue(e,t){for(var n in t)e[n]=t[n];return e}function bn(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function wn(e,t,n){var o,s,r,i={};for(r in t)r=="key"?o=t[r]:r=="ref"?s=t[r]:i[r]=t[r];if(arguments.length>2&&(i.children=arguments.length>3?Tt.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)i[r]===void 0&&(i[r]=e.defaultProps[r]);return kt(e,i,o,s,null)}function kt(e,t,n,o,s){var r={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++qo,__i:-1,__u:0};return s==null&&R.vnode!=null&&R.vnode(r),r}function It(e){return e.children}function St(e,t){this.props=e,this.context=t}function Ae(e,t){if(t==null)return e.__?Ae(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?Ae(e):null}function Wa(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],s=[],r=ue({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),_n(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??Ae(t),!!(32&t.__u),s),r.__v=t.__v,r.__.__k[r.__i]=r,zo(o,r,s),t.__e=t.__=null,r.__e!=n&&Wo(r)}}function Wo(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Wo(e)}function hn(e){(!e.__d&&(e.__d=!0)&&be.push(e)&&!Et.__r++||Fo!=R.debounceRendering)&&((Fo=R.debounceRendering)||Uo)(Et)}function Et(){try{for(var e,t=1;be.length;)be.length>t&&be.sort(Bo),e=be.shift(),t=be.length,Wa(e)}finally{be.length=Et.__r=0}}function Ho(e,t,n,o,s,r,i,l,c,d,p){var m,u,f,g,C,v,y=o&&o.__k||Ct,b=t.length;for(c=Ha(n,t,y,c,b),m=0;m<b;m++)(f=n.__k[m])!=null&&(u=f.__i!=-1&&y[f.__i]||xt,f.__i=m,v=_n(e,f,u,s,r,i,l,c,d,p),g=f.__e,f.ref&&u.ref!=f.ref&&(u.ref&&yn(u.ref,null,f),p.push(f.ref,f.__c||g,f)),C==null&&g!=null&&(C=g),4&f.__u?(c=Ko(f,c,e),u.__e&&(u.__e=null)):typeof f.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),f.__u&=-7);return n.__e=C,c}function Ha(e,t,n,o,s){var r,i,l,c,d,p=n.length,m=p,u=0;for(e.__k=new Array(s),r=0;r<s;r++)(i=t[r])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i=="string"||typeof i=="number"||typeof i=="bigint"||i.constructor==String?i=e.__k[r]=kt(null,i,null,null,null):Ot(i)?i=e.__k[r]=kt(It,{children:i},null,null,null):i.constructor===void 0&&i.__b>0?i=e.__k[r]=kt(i.type,i.props,i.key,i.ref?i.ref:null,i.__v):e.__k[r]=i,c=r+u,i.__=e,i.__b=e.__b+1,l=null,(d=i.__i=Ka(i,n,c,m))!=-1&&(m--,(l=n[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(s>p?u--:s<p&&u++),typeof i.type!="function"&&(i.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,i.__u|=4))):e.__k[r]=null;if(m)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=Ae(l)),Jo(l,l));return o}function Ko(e,t,n){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,t=Ko(o[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Ae(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function Ka(e,t,n,o){var s,r,i,l=e.key,c=e.type,d=t[n],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return n;if(o>(p?1:0)){for(s=n-1,r=n+1;s>=0||r<t.length;)if((d=t[i=s>=0?s--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return i}return-1}function Do(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||Ga.test(t)?n:n+"px"}function yt(e,t,n,o,s){var r,i;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||Do(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||Do(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(jo,"$1")),i=t.toLowerCase(),t=i in e||t=="onFocusOut"||t=="onFocusIn"?i.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?o?n[nt]=o[nt]:(n[nt]=gn,e.addEventListener(t,r?$n:fn,r)):e.removeEventListener(t,r?$n:fn,r);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function Mo(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[vt]==null)t[vt]=gn++;else if(t[vt]<n[nt])return;return n(R.event?R.event(t):t)}}}function _n(e,t,n,o,s,r,i,l,c,d){var p,m,u,f,g,C,v,y,b,k,E,L,H,ee,dt,rn,oe=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=R.__b)&&p(t);e:if(typeof oe=="function"){m=i.length;try{if(b=t.props,k=oe.prototype&&oe.prototype.render,E=(p=oe.contextType)&&o[p.__c],L=p?E?E.props.value:p.__:o,n.__c?y=(u=t.__c=n.__c).__=u.__E:(k?t.__c=u=new oe(b,L):(t.__c=u=new St(b,L),u.constructor=oe,u.render=za),E&&E.sub(u),u.state||(u.state={}),u.__n=o,f=u.__d=!0,u.__h=[],u._sb=[]),k&&u.__s==null&&(u.__s=u.state),k&&oe.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=ue({},u.__s)),ue(u.__s,oe.getDerivedStateFromProps(b,u.__s))),g=u.props,C=u.state,u.__v=t,f)k&&oe.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),k&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(k&&oe.getDerivedStateFromProps==null&&b!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(b,L),t.__v==n.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(b,u.__s,L)===!1){t.__v!=n.__v&&(u.props=b,u.state=u.__s,u.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(qe){qe&&(qe.__=t)}),Ct.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&i.push(u),l=Ae(n);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(b,u.__s,L),k&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,C,v)})}if(u.context=L,u.props=b,u.__P=e,u.__e=!1,H=R.__r,ee=0,k)u.state=u.__s,u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),Ct.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++ee<25);u.state=u.__s,u.getChildContext!=null&&(o=ue(ue({},o),u.getChildContext())),k&&!f&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(g,C)),dt=p!=null&&p.type===It&&p.key==null?Yo(p.props.children):p,l=Ho(e,Ot(dt)?dt:[dt],t,n,o,s,r,i,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&i.push(u),y&&(u.__E=u.__=null)}catch(qe){if(i.length=m,t.__v=null,c||r!=null){if(qe.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(rn=r.length;rn--;)bn(r[rn])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),qe.then||Vo(t),R.__e(qe,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=Va(n.__e,t,n,o,s,r,i,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function Vo(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Vo))}function zo(e,t,n){for(var o=0;o<n.length;o++)yn(n[o],n[++o],n[++o]);R.__c&&R.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){R.__e(r,s.__v)}})}function Yo(e){return typeof e!="object"||e==null||e.__b>0?e:Ot(e)?e.map(Yo):e.constructor!==void 0?null:ue({},e)}function Va(e,t,n,o,s,r,i,l,c){var d,p,m,u,f,g,C,v=n.props||xt,y=t.props,b=t.type;if(b=="svg"?s="http://www.w3.org/2000/svg":b=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((f=r[d])&&"setAttribute"in f==!!b&&(b?f.localName==b:f.nodeType==3)){e=f,r[d]=null;break}}if(e==null){if(b==null)return document.createTextNode(y);e=document.createElementNS(s,b,y.is&&y),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(b==null)v===y||l&&e.data==y||(e.data=y);else{if(r=b=="textarea"&&y.defaultValue!=null?null:r&&Tt.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(f=e.attributes[d]).name]=f.value;for(d in v)f=v[d],d=="dangerouslySetInnerHTML"?m=f:d=="children"||d in y||d=="value"&&"defaultValue"in y||d=="checked"&&"defaultChecked"in y||yt(e,d,null,f,s);for(d in y)f=y[d],d=="children"?u=f:d=="dangerouslySetInnerHTML"?p=f:d=="value"?g=f:d=="checked"?C=f:l&&typeof f!="function"||v[d]===f||yt(e,d,f,v[d],s);if(p)l||m&&(p.__html==m.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(m&&(e.innerHTML=""),Ho(t.type=="template"?e.content:e,Ot(u)?u:[u],t,n,o,b=="foreignObject"?"http://www.w3.org/1999/xhtml":s,r,i,r?r[0]:n.__k&&Ae(n,0),l,c),r!=null)for(d=r.length;d--;)bn(r[d]);l&&b!="textarea"||(d="value",b=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||b=="progress"&&!g||b=="option"&&g!=v[d])&&yt(e,d,g,v[d],s),d="checked",C!=null&&C!=e[d]&&yt(e,d,C,v[d],s))}return e}function yn(e,t,n){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(s){R.__e(s,n)}}function Jo(e,t,n){var o,s;if(R.unmount&&R.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||yn(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(r){R.__e(r,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&Jo(o[s],t,n||typeof e.type!="function");n||bn(e.__e),e.__c=e.__=e.__e=void 0}function za(e,t,n){return this.constructor(e,n)}function vn(e,t,n){var o,s,r,i;t==document&&(t=document.documentElement),R.__&&R.__(e,t),s=(o=typeof n=="function")?null:n&&n.__k||t.__k,r=[],i=[],_n(t,e=(!o&&n||t).__k=wn(It,null,[e]),s||xt,xt,t.namespaceURI,!o&&n?[n]:s?null:t.firstChild?Tt.call(t.childNodes):null,r,!o&&n?n:s?s.__e:t.firstChild,o,i),zo(r,e,i),e.props.children=null}function Qo(e){function t(n){var o,s;return this.getChildContext||(o=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&o.forEach(function(i){i.__e=!0,hn(i)})},this.sub=function(r){o.add(r);var i=r.componentWillUnmount;r.componentWillUnmount=function(){o&&o.delete(r),i&&i.call(r)}}),n.children}return t.__c="__cC"+Go++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,o){return n.children(o)}).contextType=t,t}Tt=Ct.slice,R={__e:function(e,t,n,o){for(var s,r,i;t=t.__;)if((s=t.__c)&&!s.__)try{if((r=s.constructor)&&r.getDerivedStateFromError!=null&&(s.setState(r.getDerivedStateFromError(e)),i=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),i=s.__d),i)return s.__E=s}catch(l){e=l}throw e}},qo=0,ja=function(e){return e!=null&&e.constructor===void 0},St.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ue({},this.state),typeof e=="function"&&(e=e(ue({},n),this.props)),e&&ue(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),hn(this))},St.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),hn(this))},St.prototype.render=It,be=[],Uo=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Bo=function(e,t){return e.__v.__b-t.__v.__b},Et.__r=0,mn=Math.random().toString(8),vt="__d"+mn,nt="__a"+mn,jo=/(PointerCapture)$|Capture$/i,gn=0,fn=Mo(!1),$n=Mo(!0),Go=0;var Xo=function(e,t,n,o){var s;t[0]=0;for(var r=1;r<t.length;r++){var i=t[r++],l=t[r]?(t[0]|=i?1:2,n[t[r++]]):t[++r];i===3?o[0]=l:i===4?o[1]=Object.assign(o[1]||{},l):i===5?(o[1]=o[1]||{})[t[++r]]=l:i===6?o[1][t[++r]]+=l+"":i?(s=e.apply(l,Xo(e,l,n,["",null])),o.push(s),l[0]?t[0]|=2:(t[r-2]=0,t[r]=s)):o.push(l)}return o},Zo=new Map;function es(e){var t=Zo.get(this);return t||(t=new Map,Zo.set(this,t)),(t=Xo(this,t.get(e)||(t.set(e,t=(function(n){for(var o,s,r=1,i="",l="",c=[0],d=function(u){r===1&&(u||(i=i.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,i):r===3&&(u||i)?(c.push(3,u,i),r=2):r===2&&i==="..."&&u?c.push(4,u,0):r===2&&i&&!u?c.push(5,0,!0,i):r>=5&&((i||!u&&r===5)&&(c.push(r,0,i,s),r=6),u&&(c.push(r,u,0,s),r=6)),i=""},p=0;p<n.length;p++){p&&(r===1&&d(),d(p));for(var m=0;m<n[p].length;m++)o=n[p][m],r===1?o==="<"?(d(),c=[c],r=3):i+=o:r===4?i==="--"&&o===">"?(r=1,i=""):i=o+i[0]:l?o===l?l="":i+=o:o==='"'||o==="'"?l=o:o===">"?(d(),r=1):r&&(o==="="?(r=5,s=i,i=""):o==="/"&&(r<5||n[p][m+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):o===" "||o==="	"||o===`
`||o==="\r"?(d(),r=2):i+=o),r===3&&i==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Ne,F,kn,ts,Nt=0,cs=[],M=R,ns=M.__b,os=M.__r,ss=M.diffed,rs=M.__c,as=M.unmount,is=M.__;function ot(e,t){M.__h&&M.__h(F,e,Nt||t),Nt=0;var n=F.__H||(F.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function $(e){return Nt=1,Ya(ds,e)}function Ya(e,t,n){var o=ot(Ne++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):ds(void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],d=o.t(c,l);c!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=F,!F.__f)){var s=function(l,c,d){if(!o.__c.__H)return!0;var p=!1,m=o.__c.props!==l;if(o.__c.__H.__.some(function(f){if(f.__N){p=!0;var g=f.__[0];f.__=f.__N,f.__N=void 0,g!==f.__[0]&&(m=!0)}}),r){var u=r.call(this,l,c,d);return p?u||m:u}return!p||m};F.__f=!0;var r=F.shouldComponentUpdate,i=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,s(l,c,d),r=p}i&&i.call(this,l,c,d)},F.shouldComponentUpdate=s}return o.__N||o.__}function S(e,t){var n=ot(Ne++,3);!M.__s&&Cn(n.__H,t)&&(n.__=e,n.u=t,F.__H.__h.push(n))}function xn(e,t){var n=ot(Ne++,4);!M.__s&&Cn(n.__H,t)&&(n.__=e,n.u=t,F.__h.push(n))}function I(e){return Nt=5,Ke(function(){return{current:e}},[])}function Ke(e,t){var n=ot(Ne++,7);return Cn(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function _(e){var t=F.context[e.__c],n=ot(Ne++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(F)),t.props.value):e.__}function Ja(){for(var e;e=cs.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(At),t.__h.some(Sn),t.__h=[]}catch(n){t.__h=[],M.__e(n,e.__v)}}}M.__b=function(e){F=null,ns&&ns(e)},M.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),is&&is(e,t)},M.__r=function(e){os&&os(e),Ne=0;var t=(F=e.__c).__H;t&&(kn===F?(t.__h=[],F.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(At),t.__h.some(Sn),t.__h=[],Ne=0)),kn=F},M.diffed=function(e){ss&&ss(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(cs.push(t)!==1&&ts===M.requestAnimationFrame||((ts=M.requestAnimationFrame)||Qa)(Ja)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),kn=F=null},M.__c=function(e,t){t.some(function(n){try{n.__h.some(At),n.__h=n.__h.filter(function(o){return!o.__||Sn(o)})}catch(o){t.some(function(s){s.__h&&(s.__h=[])}),t=[],M.__e(o,n.__v)}}),rs&&rs(e,t)},M.unmount=function(e){as&&as(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{At(o)}catch(s){t=s}}),n.__H=void 0,t&&M.__e(t,n.__v))};var ls=typeof requestAnimationFrame=="function";function Qa(e){var t,n=function(){clearTimeout(o),ls&&cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);ls&&(t=requestAnimationFrame(n))}function At(e){var t=F,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),F=t}function Sn(e){var t=F;e.__c=e.__(),F=t}function Cn(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function ds(e,t){return typeof t=="function"?t(e):t}var a=es.bind(wn),w=Qo(null);function U(e,t){let[n,o]=$({data:null,error:null}),[s,r]=$(0);return S(()=>o({data:null,error:null}),t),S(()=>{let i=new AbortController,{signal:l}=i;return e(l).then(c=>l.aborted||o({data:c,error:null}),c=>l.aborted||o(d=>({...d,error:c}))),()=>i.abort()},[...t,s]),{...n,again:()=>r(i=>i+1)}}function Pt(e,t){let[n,o]=$({items:null,hasMore:!1,error:null}),s=async r=>{try{let i=await e(r.at(-1)?.id);o({items:[...r,...i.data],hasMore:i.has_more,error:null})}catch(i){o(l=>({...l,error:i}))}};return S(()=>{s([])},t),{...n,more:()=>s(n.items??[])}}function we({text:e}){return e.split("`").map((t,n)=>n%2?a`<code>${t}</code>`:t)}function N({error:e,children:t}){return a`
    <div class=${e?"notice":null} role="alert">
      ${e&&a`<p><${we} text=${e.message} />${Za(e)}</p>${t}`}
    </div>
  `}function B({loaded:{error:e,again:t}}){return a`
    <${N} error=${e}>
      ${e&&!e.isFinal&&a`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function Ve({error:e,onReload:t}){return a`
    <${N} error=${e}>
      ${e?.status===412&&a`<p class="again"><button type="button" class="button" onClick=${t}>Show it as it is now</button></p>`}
    <//>
  `}function K({name:e,problems:t}){let n=t[e];return a`<p class="problem" id=${`${e}-problem`} role="alert">${n&&a`<${we} text=${n} />`}</p>`}function Za({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function x({name:e,label:t,hint:n,problems:o={},value:s,onInput:r,...i}){return a`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${s} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${o[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${i} />
      ${n&&a`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${o} />
    </div>
  `}function V({name:e,label:t,hint:n,problems:o={},value:s,options:r,onInput:i}){return a`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>i(l.value)}>
        ${Object.entries(r).map(([l,c])=>a`<option key=${l} value=${l} selected=${l===s}>${c}</option>`)}
      </select>
      ${n&&a`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${o} />
    </div>
  `}function te(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function st(e,t){return e.param?.startsWith(t)&&(e.param=e.param.slice(t.length)),e}function j(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function ze({name:e,page:t,after:n,write:o}){return!t||!(n||t.has_more)?null:a`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${n&&a`<a class="button" href=${o("")}>Newest</a>`}
      ${t.has_more&&a`<a class="button" href=${o(t.last_id)}>Older</a>`}
    </nav>
  `}function us(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[o,s,r,...i]=t.split("/").map(Xa);return!o&&s===void 0?{page:"playground"}:o==="videos"&&s&&!i.length&&(r===void 0||r==="again")?{page:"playground",id:s,again:r==="again"}:o==="films"&&s===void 0?{page:o,...Pe(ps,new URLSearchParams(n))}:o==="clients"&&s&&!i.length&&r===void 0?{page:s==="new"?"new client":"client",id:s}:o==="generations"&&s&&!i.length&&r===void 0?{page:"generation",id:s}:s!==void 0?null:o==="generations"?{page:o,...Pe($s,new URLSearchParams(n))}:o==="clients"?{page:o,...Pe(ms,new URLSearchParams(n))}:o==="audit-log"?{page:o,...Pe(fs,new URLSearchParams(n))}:o==="usage"?{page:o,...Pe(gs,new URLSearchParams(n))}:o==="unknown"?{page:o,...Pe(hs,new URLSearchParams(n))}:o==="credits"?{page:o,...Pe(En,new URLSearchParams(n))}:o==="overview"||o==="queue"?{page:o}:null}var ps=["status","search","after","before"],ms=["status","role","search","after"],fs=["type","actor","target","outcome","from","to","after"],$s=["state","failure","client","from","to","after"],hs=["client","verdict","after"],En=["from","to","width","zone","group","label"],gs=[...En,"client"],Pe=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),Q="#/",pe=e=>`#/videos/${encodeURIComponent(e)}`,Le=e=>`${pe(e)}/again`,ne=(e={})=>Fe("#/films",ps,e),Lt=(e={})=>Fe("#/credits",En,e),bs="#/overview",Rt="#/queue",rt="#/clients/new",G=e=>`#/clients/${encodeURIComponent(e)}`,D=(e={})=>Fe("#/clients",ms,e),_e=e=>`#/generations/${encodeURIComponent(e)}`,Y=(e={})=>Fe("#/generations",$s,e),Z=(e={})=>Fe("#/audit-log",fs,e),X=(e={})=>Fe("#/unknown",hs,e),Re=(e={})=>Fe("#/usage",gs,e);function Fe(e,t,n){let o=new URLSearchParams(t.map(s=>[s,n[s]]).filter(([,s])=>s));return o.size?`${e}?${o}`:e}function Xa(e){try{return decodeURIComponent(e)}catch{return e}}var at={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Ft=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",ws={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Dt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},Tn={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},_s={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},ys={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},vs={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},Mt={paid_calls:{name:"Paid calls",help:"No paid call starts. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"No request that needs a new film is accepted. What is queued goes on."}};var ei={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Ye({entries:e}){return a`<ol class="log">${e.map(t=>a`<${ti} key=${t.id} entry=${t} />`)}</ol>`}function ti({entry:e}){let{actor:t,target:n,outcome:o,reason:s}=e,r=o==="refused";return a`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${No(e)} <${ni} target=${n} />
        ${r&&a` <span class="state bad">Refused</span>`}
      </p>
      <${On} changes=${e.changes} />
      ${s&&a`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?a`<code>${s}</code>`:s}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${O(e.effective_at)}</time>
        ${" \xB7 "}${ei[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&a` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function ni({target:{type:e,id:t,name:n}}){if(e==="queue")return a`<b>${Mt[t]?.name.toLowerCase()??"the queue"}</b>`;if(e==="operation")return a`<code>${t}</code>`;let o=a`<bdi>${n??t??""}</bdi>`,s={client:G,generation:_e}[e];return s&&t?a`<a href=${s(t)}>${o}</a>`:a`<b>${o}</b>`}function On({changes:e}){let t=Ro(e);return t.length?a`
    <dl class="changes">
      ${t.map(({name:n,label:o,before:s,after:r})=>a`
          <div key=${n}>
            <dt>${o}</dt>
            <dd dir="auto">
              ${s!==null&&a`<${oi} text=${s} />`}
              ${n==="clientId"?a`<a href=${G(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var oi=({text:e})=>a`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var si=50,ri={"":"All",done:"Done",refused:"Refused"};function ks({route:e}){let{api:t}=_(w),{page:n,...o}=e,s=U(p=>t.operate.auditLog({..._t(o),limit:si},p),[t,...Object.values(o)]),{data:r,error:i}=s,{after:l,...c}=o,d=Object.values(c).some(Boolean);return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${ai} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${B} loaded=${s} />
      ${r?.data.length>0&&a`<${Ye} entries=${r.data} />`}
      ${r&&!r.data.length&&a`<${ii} isFiltered=${d||l} />`}
      <${ze} name="the audit log" page=${r} after=${l} write=${p=>Z({...c,after:p})} />
    </section>
  `}function ai({kept:e,isFiltered:t}){let[n,o]=$(e),s=i=>l=>o(c=>({...c,[i]:l.trim()}));return a`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${i=>{i.preventDefault(),location.hash=Z(n)}} novalidate>
      <${x} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${s("type")} />
      <datalist id="types">${Ao.map(i=>a`<option key=${i} value=${i} />`)}</datalist>
      <${x} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${s("target")} />
      <${x} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${s("actor")} />
      <${V} name="outcome" label="Outcome" options=${ri} value=${n.outcome} onInput=${s("outcome")} />
      <${x} name="from" type="date" label="First day" value=${n.from} onInput=${s("from")} />
      <${x} name="to" type="date" label="Last day" value=${n.to} onInput=${s("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Z()}>Show all</a>`}
      </div>
    </form>
  `}function ii({isFiltered:e}){return e?a`<p class="none">No entry fits. <a href=${Z()}>Show all entries</a>.</p>`:a`<p class="none">No operator has changed anything yet. <a href=${D()}>See the clients</a>.</p>`}function Ss({alerts:e}){let t=Object.values(Object.groupBy(e,({period:n})=>n));return t.length?a`<ul class="alerts">${t.map(n=>a`<${li} key=${n[0].period} reached=${n} />`)}</ul>`:null}function li({reached:e}){let t=In(e),n=e.map(({threshold:o,reachedAt:s})=>a`<span>${o} % on <time datetime=${s}>${O(s)}</time></span>`);return a`
    <li>
      <span class=${Cs(t)}>${t.threshold} %</span>${" "}
      <span>of ${_o(t)} was reached</span>${" "}
      <span class="quiet small">${Te(n)}</span>
    </li>
  `}var xs=({alert:e})=>a`<span class=${Cs(e)}>${yo(e)}</span>`,In=e=>e.reduce((t,n)=>n.threshold>t.threshold?n:t),Cs=({threshold:e})=>`state ${e===100?"bad":"warn"}`;function Je({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s}=e;return a`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${h(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${h(t)}</dd></div>
    </dl>
    <${Ut} credits=${e} />
  `}function qt({budget:{period:e,timezone:t,limit:n,periodUsed:o,periodHeld:s,resetsAt:r}}){let i={creditLimit:n,usedCredit:o,heldCredit:s};return a`
    <dl class="tally">
      <div><dt>Left in this ${We[e]??e}</dt><dd>${h(n-o-s)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${h(n)}</dd></div>
    </dl>
    <${Ut} credits=${i} />
    <p class="quiet small resets">
      The next ${We[e]??e} begins <time datetime=${r}>${vo(r)}</time>, time of ${t}.
    </p>
  `}function Ut({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let o=xe(t,e),s=Math.min(100-o,xe(n,e));return a`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${s} height="1" />
    </svg>
  `}function W({title:e,lead:t,name:n,yes:o,cancelling:s,rehearse:r,act:i,onDone:l,onNo:c}){let[d,p]=$(!0),[m,u]=$({changes:null,error:null}),[f,g]=$(""),[C,v]=$(null),[y,b]=$(!1),k=An(),E=I();S(()=>{let H=!1;return r(d).then(ee=>H||u({changes:ee,error:null}),ee=>H||u({changes:null,error:ee})),()=>{H=!0}},[d]);async function L(H){if(H.preventDefault(),!(y||!m.changes)){if(n&&f.trim()!==n){v(`Type ${n}, exactly as it is written.`),E.current.focus();return}b(!0);try{l(await i(d))}catch(ee){u({changes:null,error:ee}),b(!1)}}}return a`
    <dialog ref=${k} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${L} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${ci} told=${m} />
        ${s&&a`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:H})=>p(H.checked)} />${s}
          </label>
        `}
        ${n&&a`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${E} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${f} aria-describedby="typed-problem"
              aria-invalid=${C?"true":null} onInput=${({target:H})=>(g(H.value),v(null))} />
            <${K} name="typed" problems=${{typed:C}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${y||!m.changes?"true":null}>${y?"One moment\u2026":o}</button>
        </div>
      </form>
    </dialog>
  `}function ci({told:{changes:e,error:t}}){return a`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${N} error=${t} />
      ${e&&a`<p class="quiet small">What will change</p><${On} changes=${e} />`}
    </div>
  `}function An(){let e=I();return S(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var di={day:"Each day",week:"Each week, from Monday",month:"Each month"},ui=["limit","period","timezone"];function Es({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return a`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?a`<${qt} budget=${e.budget} />`:a`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&a`<${pi} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function pi({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(w),[r,i]=$(()=>mi(e.budget)),[l,c]=$(null),[d,p]=$(null),m=b=>k=>i(E=>({...E,[b]:k})),u=(b,k=!1)=>s.operate.changeClient(e.id,{budget:b},{version:t,isDry:k}),f=async(b,k)=>{c(null);try{await u(b),n(k)}catch(E){c(st(E,"budget."))}};function g(b){b.preventDefault();let k={...r,timezone:r.timezone.trim(),limit:te(r.limit)};return fi(e.budget,k)?f(k,"The budget is set."):C(k)}async function C(b){c(null);try{p({budget:b,changes:le(e,await u(b,!0))})}catch(k){c(st(k,"budget."))}}let{problems:v,notice:y}=j(l,ui);return a`
    <form class="form beside" onSubmit=${g} novalidate>
      <${V} name="period" label="How often" options=${di} problems=${v} value=${r.period} onInput=${m("period")} />
      <${x} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${m("limit")} />
      <${x} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${m("timezone")} />
      <${Ve} error=${y} onReload=${o} />
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&a`<button type="button" class="button" onClick=${()=>f(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&a`<${W} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var mi=e=>e?{period:e.period,limit:h(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:gt()},fi=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;var $i={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function P({name:e}){return a`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${$i[e]} /></svg>`}function Bt(){return a`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function Ts({across:e,down:t}){let n=16/Math.max(e,t),[o,s]=[e*n,t*n];return a`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-o/2} y=${12-s/2} width=${o} height=${s} rx="1.5" />
    </svg>
  `}var hi=3e3;function ye({label:e,text:t,done:n="Copied",icon:o="copy"}){let{announce:s}=_(w),[r,i]=$(null),[l,c]=$(null);S(()=>{if(!r)return;let m=setTimeout(()=>i(null),hi);return()=>clearTimeout(m)},[r]);async function d(){c(null);try{let m=await t();return await bi(m)?p(n):(c(m),s("Press the keys for copying: the text is selected."))}catch(m){return p(m.message)}}let p=m=>{i(m),s(m)};return a`
    <button type="button" class="button" onClick=${d}><${P} name=${r===n?"done":o} />${r??e}</button>
    ${l&&a`<${gi} text=${l} label=${e} />`}
  `}function gi({text:e,label:t}){let n=I();return S(()=>n.current.select(),[e]),a`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function bi(e){try{return await navigator.clipboard.writeText(e),!0}catch{return wi(e)}}function wi(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let o=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),o}var Nn=3600,_i=(Nn-300)*1e3,yi=168*3600,vi=3;function Os(e,t){let{api:n}=_(w),[o,s]=$({address:null,error:null}),[r,i]=$(0);return S(()=>{if(!t)return;let l=!1,c=setTimeout(()=>i(d=>d+1),_i);return n.link(e,Nn).then(d=>l||s({address:d,error:null}),d=>l||s(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...o,renew:()=>i(l=>l+1)}}function Is({link:e,label:t,poster:n,isLooped:o,onFailure:s}){let r=I(null),i=I(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{i.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>i.current++<vi?e.renew():s();return a`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${o} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function As({id:e}){let{api:t}=_(w);return a`<${ye} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,yi),location.href).href} />`}function jt({id:e,label:t}){let{api:n,announce:o}=_(w),[s,r]=$(null);return a`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{r(null);try{it(await n.link(e,Nn),`${e}.mp4`)}catch(l){r(l.message),o(l.message)}}}>
      <${P} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function it(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var ki=6e4;function Gt({ask:e,of:t}){let{announce:n}=_(w),[o,s]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{if(!o?.isBusy){s({isBusy:!0,text:"One moment\u2026"});try{let i=await e(),l=URL.createObjectURL(await i.blob());it(l,Si(i)),setTimeout(()=>URL.revokeObjectURL(l),ki),s(null)}catch(i){s({text:i.message}),n(i.message)}}}}>
      <${P} name="download" />
      ${o?.text??a`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var Si=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var xi=20;function Ns({client:e}){let{api:t}=_(w),{items:n,hasMore:o,error:s,more:r}=Pt(i=>t.operate.entries(e.id,{limit:xi,after:i}),[t,e]);return a`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||s?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&a`<${Gt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${N} error=${s} />
      ${n?.length>0&&a`<${Ci} entries=${n} />`}
      ${n&&!n.length&&a`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(o||s)&&a`<div class="pages"><button type="button" class="button" onClick=${r}>${s?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function Ci({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${Ei} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function Ei({entry:e}){let{kind:t,amount:n,note:o,actor:s,metadata:r,videoId:i,createdAt:l}=e,c=he(e),d=Object.entries(r??{}).map(([p,m])=>`${p}: ${m}`);return a`
    <tr>
      <td class="name">
        ${Ge[t]}
        ${o&&a` <span class="quiet small" dir="auto">${o}</span>`}
        ${d.length>0&&a` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${i&&a` <code class="quiet">${i}</code>`}
      </td>
      <td class="spare"><bdi>${s?s.on_behalf_of??s.name:"Kinora"}</bdi></td>
      <td class="quiet">${O(l)}</td>
      <td class="number">${c?bt(c):a`<span class="quiet">${h(n)}</span>`}</td>
      <td class="number spare">${h(e.creditLimit)}</td>
      <td class="number spare">${h(e.usedCredit)}</td>
      <td class="number spare">${h(e.heldCredit)}</td>
    </tr>
  `}var Ps=()=>({amount:"",note:"",once:Se()});function Ls({client:e,onDone:t}){let{api:n}=_(w),[o,s]=$(Ps),[r,i]=$(null),[l,c]=$(!1),[d,p]=$(null),m=I(),u=b=>k=>s(E=>({...E,[b]:k,once:Se()})),f=(b,k)=>n.operate.grant(e.id,b,{isDry:k,once:o.once}),g=()=>{p(null),s(Ps()),t(d?"The credits are taken away.":"Granted.")};async function C(b){b.preventDefault();let k={amount:te(o.amount),...o.note.trim()&&{note:o.note.trim()}};if(i(null),k.amount<0)return p(k);if(!l){c(!0);try{await f(k,!1),g()}catch(E){i(E),m.current.elements[E.param]?.focus()}return c(!1)}}let{problems:v,notice:y}=j(r,["amount","note"]);return a`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${m} onSubmit=${C} novalidate>
        <${x} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${o.amount} onInput=${u("amount")} />
        <${x} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${o.note} onInput=${u("note")} />
        <${N} error=${y} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&a`<${W} title=${`Take ${A(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async()=>Ti((await n.operate.client(e.id)).client,await f(d,!0))}
        act=${()=>f(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var Ti=(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s})=>le(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s});var Rs={name:"",scopes:[],networks:"",ends:"",reason:""};function Fs({client:e,onIssued:t}){let{api:n}=_(w),[o,s]=$(Rs),[r,i]=$(null),l=I(),c=u=>f=>s(g=>({...g,[u]:f}));async function d(u){u.preventDefault(),i(null);try{let f=await n.operate.issueKey(e.id,Oi(o));s(Rs),l.current.open=!1,t(f)}catch(f){i(f)}}let{problems:p,notice:m}=j(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return a`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${x} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${o.name} onInput=${c("name")} />
        <${x} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${o.ends} onInput=${c("ends")} />
        <${x} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${o.networks} onInput=${c("networks")} />
        <${Ii} chosen=${o.scopes} onChoice=${c("scopes")} problems=${p} />
        <${x} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${o.reason} onInput=${c("reason")} />
        <${N} error=${m} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function Oi({name:e,scopes:t,networks:n,ends:o,reason:s}){let r=o&&new Date(`${o}T00:00`);r&&r.setDate(r.getDate()+1);let i={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(i).filter(([,l])=>l.length!==0&&l!==""))}function Ii({chosen:e,onChoice:t,problems:n}){let o=s=>({target:r})=>t(r.checked?[...e,s]:e.filter(i=>i!==s));return a`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(re).map(([s,r])=>a`
          <label class="check" key=${s}>
            <input type="checkbox" name=${s} checked=${e.includes(s)} onChange=${o(s)} /><span>${r}</span>
          </label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${K} name="scopes" problems=${n} />
    </fieldset>
  `}function Wt({text:e,children:t}){let n=I();return S(()=>n.current.focus(),[e]),a`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${ye} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var Ds=3600,Ht=24*Ds,Ai={0:"No longer: it is refused now",[Ds]:"For an hour",[Ht]:"For a day",[7*Ht]:"For a week",[30*Ht]:"For 30 days"};function Ms({apiKey:e,onIssued:t,onNo:n}){let{api:o}=_(w),[s,r]=$(String(Ht)),[i,l]=$(""),[c,d]=$(null),[p,m]=$(!1),[u,f]=$(!1),g=An();async function C(v){if(v.preventDefault(),u)return;f(!0),d(null);let y={overlapSeconds:Number(s),force:p,...i.trim()&&{reason:i.trim()}};try{t(await o.operate.rotateKey(e.id,y))}catch(b){d(b),f(!1)}}return a`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${C} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${V} name="overlapSeconds" label="How long the old key is still accepted" options=${Ai} value=${s} onInput=${r} />
        <${x} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${i} onInput=${l} />
        <${N} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&a`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>m(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${n}>Leave it as it is</button>
          <button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function qs({client:e,keys:t,mayChange:n,onDone:o}){let[s,r]=$(null),[i,l]=$(null),[c,d]=$(null),p=t.filter(u=>!u.revokedAt),m=u=>f=>{l(null),d(f),o(u)};return a`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(Us)&&a`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&a`<${Ni} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&a`<${Wt} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${n&&a`<${Fs} client=${e} onIssued=${m("Issued. Copy the key now.")} />`}
      ${i&&a`<${Ms} apiKey=${i} onIssued=${m("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${s&&a`<${Li} apiKey=${s} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),o("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function Ni({keys:e,onRevoke:t,onRotate:n}){return a`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&a`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>a`
              <tr key=${o.id} class=${o.revokedAt?"past":null}>
                <td class="name"><bdi>${o.name??"Without a name"}</bdi> <code class="quiet">kin_${o.id}_…</code></td>
                <td class="may">
                  ${ie(o.scopes.map(s=>re[s]??s))}
                  ${o.allowedNetworks&&a`, <span class="quiet">only from ${ie(o.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${O(o.createdAt)}</td>
                <td class="quiet">${o.lastUsedAt?O(o.lastUsedAt):"never"}</td>
                <td>${Pi(o)}</td>
                ${t&&a`<td class="number">
                  ${Us(o)&&a`<button type="button" class="button" aria-label=${`Rotate ${o.name??o.id}`} onClick=${()=>n(o)}>Rotate…</button>`}
                  ${" "}
                  ${!o.revokedAt&&a`<button type="button" class="button dangerous" aria-label=${`Revoke ${o.name??o.id}`}
                    onClick=${()=>t(o)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var Us=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function Pi({revokedAt:e,expiresAt:t}){return e?`Revoked ${O(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${O(t)}`:"Accepted"}function Li({apiKey:e,client:t,isLast:n,onDone:o,onNo:s}){let{api:r}=_(w),i=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return a`
    <${W} title=${`Revoke the key ${i}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${o} onNo=${s} />
  `}var Ri={queueLimit:"How many of its films may wait. Empty: as many as the service allows.",concurrency:"How many of its films may be made at the same time. Empty: as many as the service allows."},Fi=Object.entries(Oe).filter(([,e])=>e.length>1);function Bs({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return a`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${Di} permissions=${e.permissions} />
      ${n&&a`<${Mi} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function Di({permissions:e}){let t=Object.entries(wt(null,e));return t.length?a`
    <dl class="changes part-none">
      ${t.map(([n,{to:o}])=>a`<div key=${n}><dt>${ge[n]}</dt><dd>${o}</dd></div>`)}
    </dl>
  `:a`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`}function Mi({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(w),[r,i]=$(()=>Co(e.permissions)),[l,c]=$(null),[d,p]=$(null),m=y=>b=>i(k=>({...k,[y]:b})),u=(y,b)=>s.operate.changeClient(e.id,{permissions:y},{version:t,isDry:b}),f=()=>(p(null),n("The permissions are changed."));async function g(y){y.preventDefault(),c(null);let b=Eo(e.permissions,r,te),k=!To(e.permissions,b);try{let E=await u(b,k);k?p({wanted:b,changes:le(e,E)}):f()}catch(E){c(st(E,"permissions."))}}let{problems:C,notice:v}=j(l,Object.keys(ge));return a`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${g} novalidate>
        ${Fi.map(([y,b])=>a`<${qi} key=${y} name=${y} values=${b} chosen=${r[y]} onChoice=${m(y)} problems=${C} />`)}
        <fieldset class="field choices">
          <legend>${ge.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${r.imageUrls} onChange=${({target:y})=>m("imageUrls")(y.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(He).map(y=>a`
            <${x} key=${y} name=${y} label=${ge[y]} hint=${Ri[y]} inputmode="numeric" problems=${C}
              value=${r[y]} onInput=${m(y)} />
          `)}
        <${Ve} error=${v} onReload=${o} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${d&&a`<${W} title=${`Limit what ${e.name} may ask for?`} name=${e.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async()=>d.changes} act=${()=>u(d.wanted,!1)} onDone=${f} onNo=${()=>p(null)} />`}
  `}function qi({name:e,values:t,chosen:n,onChoice:o,problems:s}){let r=i=>({target:l})=>o(l.checked?[...n,i]:n.filter(c=>c!==i));return a`
    <fieldset class="field choices" aria-describedby=${`${e}-problem`}>
      <legend>${ge[e]}</legend>
      ${t.map(([i,l])=>a`
          <label class="check" key=${l}>
            <input type="checkbox" name=${e} value=${String(i)} checked=${n.includes(i)} onChange=${r(i)} /><span>${l}</span>
          </label>
        `)}
      <${K} name=${e} problems=${s} />
    </fieldset>
  `}var Ui=["name","role","creditLimit","reason"];function js({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(w),[r,i]=$(()=>({name:e.name,role:e.role,creditLimit:h(e.creditLimit),reason:""})),[l,c]=$(null),[d,p]=$(!1),[m,u]=$(null),f=I(),g=b=>k=>i(E=>({...E,[b]:k}));async function C(b){b.preventDefault();let k=ji(e,r);if(c(null),!Object.keys(k).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let E=r.reason.trim()?{...k,reason:r.reason.trim()}:k;if(k.creditLimit<e.creditLimit&&k.creditLimit>=0)return u(E);if(!d){p(!0);try{return await s.operate.changeClient(e.id,E,{version:t}),n("Saved.")}catch(L){c(L),f.current.elements[L.param]?.focus()}return p(!1)}}let{problems:v,notice:y}=j(l,Ui);return a`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${f} onSubmit=${C} novalidate>
        <${x} name="name" label="Name" problems=${v} value=${r.name} onInput=${g("name")} />
        <${V} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${ae}
          value=${r.role} onInput=${g("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${g("reason")} />
        <${Ve} error=${y} onReload=${o} />
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${m&&a`<${Bi} client=${e} version=${t} wanted=${m} onDone=${b=>(u(null),n(b))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function Bi({client:e,version:t,wanted:n,onDone:o,onNo:s}){let{api:r}=_(w),i=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return a`
    <${W} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>le(e,await i(!0))} act=${()=>i(!1)} onDone=${()=>o("The limit is lowered.")} onNo=${s} />
  `}function ji(e,{name:t,role:n,creditLimit:o}){let s={name:t.trim(),role:n,creditLimit:te(o)};return Object.fromEntries(Object.entries(s).filter(([r,i])=>i!==e[r]))}function Gs({client:e,version:t,onDone:n}){let{api:o}=_(w),[s,r]=$(!1),[i,l]=$(null),c=e.status==="SUSPENDED",d=(m,u)=>o.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:m});async function p(){l(null);try{await o.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(m){l(m)}}return a`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${N} error=${i} />
      <div class="actions">
        ${c?a`<button type="button" class="button" onClick=${p}>Activate</button>`:a`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${s&&a`
        <${W} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async m=>le(e,await d(!0,m))} act=${m=>d(!1,m)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var Ws=20,Gi=10;function Hs({route:{id:e}}){let{api:t,may:n,announce:o}=_(w),s=U(c=>Wi(t,e,c),[t,e]),r=c=>{o(c),s.again()},{data:i,error:l}=s;return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <p class="small"><a href=${D()}>Clients</a></p>
      ${i?a`<${Ki} client=${i.client} />`:a`<h1 tabindex="-1">Client</h1>`}
      <${B} loaded=${s} />
      ${l?.status===404&&a`<p class="part-none"><a href=${D()}>Look for it among all clients</a>.</p>`}
      ${i&&a`<${Vi} ...${i} mayChange=${n("operate:write")} onDone=${r} onReload=${s.again} />`}
    </section>
  `}async function Wi(e,t,n){let{client:o,version:s}=await e.operate.client(t,n),r=await e.operate.keys(o.id,n);return{client:o,version:s,keys:r,entries:await Hi(e,o,r,n)}}async function Hi(e,t,n,o){let s=[t.id,...n.slice(-Gi).map(l=>l.id)];return(await Promise.all(s.map(l=>e.operate.auditLog({target:l,limit:Ws},o)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,Ws)}function Ki({client:e}){let{name:t,role:n,status:o,id:s,createdAt:r,createdBy:i}=e;return a`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${ae[n]}</span>
      ${o==="SUSPENDED"?a`<span class="state bad">Suspended</span>`:a`<span class="state good">Active</span>`}
      <span>created ${O(r)}${i&&a` by <bdi>${i}</bdi>`}</span>
      <span class="id">${s}</span>
    </p>
  `}function Vi({client:e,version:t,keys:n,entries:o,mayChange:s,onDone:r,onReload:i}){return a`
    ${e.status==="SUSPENDED"&&a`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Je} credits=${e} />
    <${Ss} alerts=${e.alerts} />
    <p class="small usage-link"><a href=${Re({client:e.id})}>Usage of this client</a></p>
    ${s&&a`<${js} key=${t} client=${e} version=${t} onDone=${r} onReload=${i} />`}
    ${s&&a`<${Ls} client=${e} onDone=${r} />`}
    <${Es} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${i} />
    <${Bs} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${i} />
    <${qs} client=${e} keys=${n} mayChange=${s} onDone=${r} />
    <${Ns} client=${e} />
    ${s&&a`<${Gs} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Z({target:e.id})}>All entries about this client</a>
      </div>
      ${o.length?a`<${Ye} entries=${o} />`:a`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function Ks(e,t,n,o){return t.search?Yi(e,t,n,o):t.before?zi(e,t,o):Vs(e,t,o)}async function Vs(e,{status:t,after:n},o){let s=await e.videos({status:t,after:n,limit:12},o);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function zi(e,{status:t,before:n},o){let s=await e.videos({status:t,after:n,order:"asc",limit:12},o);return!s.has_more&&s.data.length<12?Vs(e,{status:t,after:""},o):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function Yi(e,{status:t,search:n},o,s){let r=lt(n).split(/\s+/),i={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;i.has_more&&i.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},s);i.data.push(...c.data.filter(({prompt:d})=>r.every(p=>lt(d??"").includes(p)))),i.searched+=c.data.length,[i.has_more,l]=[c.has_more,c.last_id],s.aborted||o({...i})}return{...i,isSearching:!1}}var lt=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var zs=100,Ji=100,Kt=5e3,Vt=50;async function Ys(e,{search:t,status:n,role:o,after:s},r){if(!t)return e.operate.clients({status:n,role:o,after:s,limit:Vt},r);let i=lt(t).split(/\s+/),l=[];for await(let c of Pn(e,{status:n,role:o},r)){let d=`${lt(c.name)} ${c.id}`;if(i.every(p=>d.includes(p))&&l.push(c),l.length===Ji)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*Pn(e,t,n){for(let o,s=!0,r=0;s&&r<Kt;r+=zs){let i=await e.operate.clients({...t,after:o,limit:zs},n);yield*i.data,[s,o]=[i.has_more,i.last_id]}}var Qi={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function Js({route:e}){let{api:t,may:n}=_(w),{search:o,status:s,role:r,after:i}=e,l=U(p=>Ys(t,e,p),[t,o,s,r,i]),{data:c,error:d}=l;return a`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&a`<a class="button" href=${rt}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Xi} key=${o} route=${e} />
        <${el} route=${e} />
      </div>
      <${B} loaded=${l} />
      ${o&&a`<p class="quiet small" role="status">${Zi(c)}</p>`}
      ${c?.data.length>0&&a`<${tl} clients=${c.data} />`}
      ${c&&!c.data.length&&a`<${ol} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&a`<${sl} route=${e} page=${c} />`}
    </section>
  `}function Zi(e){return e?`${h(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function Xi({route:{status:e,role:t,search:n}}){let o=I();return a`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=D({status:e,role:t,search:o.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${o} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function el({route:{status:e,role:t,search:n}}){let o=s=>(s.status??"")===e&&(s.role??"")===t;return a`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(Qi).map(([s,r])=>a`<a key=${s} href=${D({...r,search:n})} aria-current=${o(r)?"true":null}>${s}</a>`)}
    </nav>
  `}function tl({clients:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${nl} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function nl({client:e}){let{id:t,name:n,role:o,creditLimit:s,usedCredit:r,heldCredit:i,availableCredit:l}=e;return a`
    <tr>
      <td class="name">
        <a href=${G(t)} dir="auto">${n}</a>
        ${o!=="MEMBER"&&a` <span class="state">${ae[o]}</span>`}
        ${e.status==="SUSPENDED"&&a` <span class="state bad">Suspended</span>`}
        ${e.alerts.length>0&&a` <${xs} alert=${In(e.alerts)} />`}
      </td>
      <td class="spare bar">
        <${Ut} credits=${e} />
        <span class="unseen">${s>0?`${Math.round(xe(r+i,s))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${h(i)}</td>
      <td class="number">${h(s)}</td>
      <td class=${`number ${l<=0&&o==="MEMBER"?"out":""}`}>${h(l)}</td>
    </tr>
  `}function ol({route:{search:e,status:t,role:n,after:o},mayCreate:s}){let r=a`<a href=${D()}>Show all clients</a>`;if(e)return a`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(o)return a`<p class="none">There are no more clients. ${r}.</p>`;if(t)return a`<p class="none">No client is suspended. ${r}.</p>`;let i=s&&a` <a href=${rt}>Create one</a>: a name and a limit are enough.`;return a`<p class="none">There is no client of this kind.${i} ${n&&a`${r}.`}</p>`}function sl({route:{status:e,role:t,search:n,after:o},page:s}){return n||!(o||s.has_more)?null:a`
    <nav class="pages" aria-label="Pages of clients">
      ${o&&a`<a class="button" href=${D({status:e,role:t})}>First ${Vt}</a>`}
      ${s.has_more&&a`<a class="button" href=${D({status:e,role:t,after:s.last_id})}>Next ${Vt}</a>`}
    </nav>
  `}function Qs(e){let t=new Map;for(let n of e.filter(({videoId:o})=>o)){let o=t.get(n.videoId)??{...rl,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:r}=al[n.kind](n.amount);t.set(n.videoId,{...o,charged:o.charged+s,held:o.held+r,time:n.createdAt,isWhole:o.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,o)=>n.time<o.time?1:-1)}var rl={charged:0,held:0,time:"",isWhole:!1},al={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function Zs(e,t,n){let o=[];for(let s,r=!0;r;){let i=await e.entries({limit:100,after:s},n);o.push(...i.data),t(o.length),[s,r]=[i.last_id,i.has_more]}return o}var il=["entry","time","kind","amount","change","video","prompt","note"];function Xs(e){let t=e.map(n=>[Qe(n.id),Qe(n.createdAt),Qe(n.kind),n.amount,he(n),Qe(n.videoId),Qe(n.prompt),Qe(n.note)]);return`\uFEFF${[il,...t].map(n=>`${n.map(ll).join()}\r
`).join("")}`}var Qe=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",ll=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var er=640,zt=120;function tr({entries:e,available:t}){let n=cl(e,t),o=Math.max(...n,1),s=dl(n,o);return a`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${h(e.length)} lines; the top edge is ${h(o)}
      </figcaption>
      <svg viewBox=${`0 0 ${er} ${zt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${A(n[0])} to ${A(t)} left`}>
        <path class="area" d=${`${s}V${zt}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function cl(e,t){let n=[t];for(let o of e.slice(0,-1))n.push(n.at(-1)-he(o));return n.reverse()}function dl(e,t){let n=er/e.length,o=r=>(zt-Math.max(0,r)/t*(zt-8)).toFixed(1),s=e.map((r,i)=>`V${o(r)}H${((i+1)*n).toFixed(1)}`);return`M0 ${o(e[0])}${s.join("")}`}var Ln=30,Rn={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function nr({page:e,...t}){let n=t.zone||gt(),o;try{o=Ie(Date.now()/1e3,n)}catch{o=Ie(Date.now()/1e3,"UTC")}let s=t.to||o;return{...t,zone:n,to:s,from:t.from||dn(s,1-Ln),width:t.width||"1d"}}function Fn({from:e,to:t,width:n,zone:o,group:s,label:r,client:i}){let l=d=>{try{return un(d,o)}catch{return un(d,"UTC")}},c=[s,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(dn(t,1)),bucket_width:n,timezone:o,group_by:c,client:i}}var Dn=120,or=.2;function sr({columns:e,label:t}){let n=Math.max(...e.map(({value:s})=>s),1),o=e.reduce((s,{value:r})=>s+r,0);return a`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${h(o)}; the top edge is ${h(n)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${Dn}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${h(o)} together. The table has each figure.`}>
        ${e.map(({name:s,value:r},i)=>{let l=r/n*(Dn-4);return a`
            <rect key=${s} x=${i+or/2} y=${Dn-l} width=${1-or} height=${l}>
              <title>${s}: ${h(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var Mn=1e3,ul={"1d":"Days","1h":"Hours"};function Yt({route:e,calls:t,write:n,figures:o,groups:s,none:r,isOfAll:i=!1}){let l=nr(e),c=U(async v=>t.usage(Fn(l),v),[t,...Object.values(l)]),{data:d,error:p}=c,m=p?.param?Object.assign(Object.create(p),{param:Rn[p.param]}):p,{problems:u,notice:f}=j(m,Object.values(Rn)),g=a`
    <${pl} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${n} groups=${s} isOfAll=${i} />
  `,C=Object.entries(e).some(([v,y])=>v!=="page"&&y);return a`
    <div aria-busy=${d||p?null:"true"}>
      ${i?g:a`<details class="fold" open=${C}><summary class="button">Choose days and groups</summary>${g}</details>`}
      <${B} loaded=${{...c,error:f}} />
      ${d&&a`<${ml} page=${d} filter=${l} figures=${o} none=${r} Heading=${i?"h2":"h3"}
        ask=${()=>t.usageFile(Fn(l))} />`}
    </div>
  `}function pl({filter:e,given:t,problems:n,write:o,groups:s,isOfAll:r}){let[i,l]=$(e),c=m=>u=>l(f=>({...f,[m]:u.trim()})),d=m=>{m.preventDefault();let u=Object.fromEntries(["from","to"].map(f=>[f,i[f]===e[f]?t[f]:i[f]]));location.hash=o({...i,...u})},p=m=>({name:m,problems:n,value:i[m],onInput:c(m)});return a`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${x} ...${p("from")} type="date" label="First day" required />
      <${x} ...${p("to")} type="date" label="Last day" required />
      <${V} ...${p("width")} label="One bar is" options=${ul} />
      <${x} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${V} ...${p("group")} label="Group by" options=${s} />
      <${x} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&a`<${x} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function ml({page:e,filter:t,figures:n,none:o,Heading:s,ask:r}){let i=Object.keys(n),[l,c]=$("credits_settled"),d=t.width==="1h",p=(f,g)=>f.reduce((C,v)=>C+v[g],0),m=e.data.flatMap(({results:f})=>f);if(!m.some(f=>i.some(g=>f[g])))return a`<p class="none">${o}</p>`;let u=e.data.map(({start_time:f,results:g})=>({name:pn(f,t.zone,d),value:p(g,l)}));return a`
    <dl class="tally">
      ${i.map(f=>a`<div key=${f}><dt>${n[f]}</dt><dd>${h(p(m,f))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${s} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${Gt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${i.map(f=>a`
            <button key=${f} type="button" class="button" aria-pressed=${l===f?"true":"false"} onClick=${()=>c(f)}>
              ${n[f]}
            </button>
          `)}
    </div>
    <${sr} columns=${u} label=${n[l]} />
    <${fl} page=${e} filter=${t} figures=${n} isHour=${d} />
  `}function fl({page:e,filter:t,figures:n,isHour:o}){let s=Object.keys(n),r=t.group||t.label,l=e.data.flatMap(({start_time:c,results:d})=>d.map(p=>({start:c,result:p}))).filter(({result:c})=>s.some(d=>c[d]));return a`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${o?"Hour":"Day"}</th>${r&&a`<th>Group</th>`}
            ${s.map(c=>a`<th key=${c} class="number">${n[c]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${l.slice(0,Mn).map(({start:c,result:d})=>a`
              <tr>
                <td class="day">${pn(c,t.zone,o)}</td>
                ${r&&a`<td dir="auto">${$l(d)}</td>`}
                ${s.map(p=>a`<td key=${p} class="number">${h(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${o?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>Mn&&` These are the first ${h(Mn)} rows; the file has all.`}
    </p>
  `}function $l({client_name:e,outcome:t,metadata:n}){let o=Object.entries(n??{}).map(([s,r])=>`${s}: ${r??"none"}`);return[e,bo[t]??t,...o].filter(Boolean).join(" \xB7 ")}var hl=50,gl={"":"Nothing",outcome:"Outcome"},bl={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function rr({route:e}){let t=_(w),{items:n,hasMore:o,error:s,more:r}=Pt(i=>t.api.entries({limit:hl,after:i}),[t.api]);return S(()=>{t.refresh()},[]),a`
    <section class="page" aria-busy=${t.credits&&n?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${N} error=${s??t.trouble} />
      ${t.credits&&a`<${wl} credits=${t.credits} />`}
      ${t.credits&&n?.length>1&&a`<${tr} entries=${n} available=${t.credits.availableCredit} />`}
      ${n?.length>0&&a`<${_l} route=${e} api=${t.api} />`}
      ${n&&a`<${yl} entries=${n} />`}
      ${o&&a`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function wl({credits:e}){let{budget:t,expiringGrants:n}=e;return a`
    <${Je} credits=${e} />
    ${n.filter(({left:o})=>o>0).map(({id:o,left:s,expiresAt:r})=>a`<p key=${o} class="quiet small resets">${A(s)} expire on ${O(r)}, unless they are spent.</p>`)}
    ${t&&a`<section class="budget" aria-label="Budget"><${qt} budget=${t} /></section>`}
  `}function _l({route:e,api:t}){return a`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${Yt} route=${e} calls=${t} write=${Lt} figures=${bl} groups=${gl}
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Q}>make a film</a>.`} />
    </section>
  `}function yl({entries:e}){let[t,n]=$(!1);return e.length?a`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${vl} isByFilm=${t} onView=${n} />
        <${Cl} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?a`<${xl} entries=${e} />`:a`<${kl} entries=${e} />`}
    </div>
  `:a`<p class="none">No credits were granted yet: ask an operator. <a href=${Q}>See what a film costs</a>.</p>`}function vl({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,o])=>a`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${o}</button>
    `)}function kl({entries:e}){return a`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>a`<${Sl} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Sl({entry:e}){let t=he(e);return a`
    <tr>
      <td>${Ge[e.kind]}${e.note&&a` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&a`<${ar} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${O(e.createdAt)}</td>
      <td class="number">${t?bt(t):a`<span class="quiet">${h(e.amount)}</span>`}</td>
    </tr>
  `}var ar=({videoId:e,prompt:t})=>a`<a href=${pe(e)} dir="auto" title=${t??e}>${t?$e(t):e}</a>`;function xl({entries:e}){let t=Qs(e);return t.length?a`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:o,time:s,held:r,charged:i,isWhole:l})=>a`
            <tr key=${n}>
              <td class="film"><${ar} videoId=${n} prompt=${o} /></td>
              <td class="quiet">${O(s)}</td>
              ${l?a`<td class="number">${h(r)}</td><td class="number">${h(i)}</td>`:a`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:a`<p class="none">No film yet. <a href=${Q}>Make the first one</a>.</p>`}function Cl(){let{api:e,announce:t}=_(w),[n,o]=$(null),s=n?.isBusy;return a`
    <button type="button" class="button" onClick=${async()=>{if(!s)try{let i=d=>o({isBusy:!0,text:`${h(d)} lines\u2026`});i(0);let l=Xs(await Zs(e,i)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));it(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),o(null)}catch(i){o({text:i.message}),t(i.message)}}}>
      <${P} name="download" />
      ${n?.text??a`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function me(e){let t=Ke(()=>e?URL.createObjectURL(e):null,[e]);return S(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Ze(e){let{api:t}=_(w),[n,o]=$(void 0);return S(()=>{let s=new AbortController;return t.still(e,s.signal).then(o,()=>s.signal.aborted||o(null)),()=>s.abort()},[t,e]),n}function lr({video:e,onCancel:t,onRemove:n}){let o=se(e);return a`
    <li class="card">
      <a class="cover" href=${pe(e.id)}>
        <${Ol} video=${e} />
        <span class=${`badge ${e.status} ${tt(e)?"charged":""}`}>${je(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&a`<p class="why small"><${we} text=${e.error.message} /></p>`}
      <p class="quiet small">${ho(e)}</p>
      <p class="quiet small">${O(e.created_at)}</p>
      ${e.status==="in_progress"&&a`<${El} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&a`<${jt} id=${e.id} label=${qn("Download",e)} />`}
        ${o&&a`<${Tl} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&a`<${ir} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${o&&a`<${ir} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var qn=(e,t)=>`${e}: ${$e(t.prompt)}, take ${t.take}`;function El({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return a`<progress max="100" value=${t} aria-label=${Ce(e)}></progress>`}function Tl({verb:e,video:t}){return a`<a class="button" href=${Le(t.id)} aria-label=${qn(e,t)}><${P} name="again" />${e}</a>`}function ir({verb:e,icon:t,video:n,onClick:o}){return a`
    <button type="button" class="button" aria-label=${qn(e,n)} onClick=${()=>o(n)}>
      <${P} name=${t} />${e}
    </button>
  `}function Ol({video:e}){let t=Ze(e.id),n=me(t);return a`
    <span class="thumbnail">
      ${n?a`<img src=${n} alt="" />`:t===null&&a`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function cr({video:e,onYes:t,onNo:n}){let o=I();return S(()=>{let s=o.current;return s.showModal(),()=>s.close()},[]),a`
    <dialog ref=${o} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${$e(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*dr(e){let t="";for await(let n of Al(e)){t=(t+n).replaceAll(`\r
`,`
`);let o=t.split(`

`);t=o.pop(),yield*o.map(Il).filter(s=>s.data)}}function Il(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,o,s]=/^(\w+): ?(.*)$/.exec(n)??[];o==="event"&&(t.event=s),o==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*Al(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let o=setTimeout(()=>n.cancel(),t),{done:s,value:r}=await n.read().finally(()=>clearTimeout(o));if(s)return;yield r}}finally{n.cancel().catch(()=>{})}}var Un=1e3,Nl=5e3,Pl=1e4;async function pr(e,t,{onVideo:n,onTrouble:o,signal:s}){let r=ur;for(let i=0;!s.aborted;){try{for await(let l of r(e,t,s))if(i=0,o(null),n(l),se(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&r===ur)r=Ll;else{if(l.isFinal)throw l;o(l)}}await Bn(Math.min(Pl,Un*2**i++),s)}}async function mr(e,{onPage:t,onTrouble:n,signal:o}){for(;!o.aborted;){let s=!1;try{let r=await e(o);if(o.aborted)return;n(null),t(r),s=r.data.some(i=>!se(i))}catch(r){if(o.aborted||(n(r),r.isFinal))return}await Bn(s?Un:Nl,o),await Rl(o)}}async function*ur(e,t,n){let o=await e.call(`${fe(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:r}of dr(o.body))s==="video"&&(yield JSON.parse(r))}async function*Ll(e,t,n){for(;;)yield await e.video(t,n),await Bn(Un,n)}function Bn(e,t){return new Promise(n=>{let o=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(o),n()),{once:!0})})}function Rl(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function fr({route:e}){let{api:t,announce:n,refresh:o}=_(w),[s,r]=$(0),{page:i,trouble:l}=Fl(t,e,s),[c,d]=$(null),[p,m]=$(null),u=I();async function f(v,y){d(null);try{await v(),n(y),o(),r(s+1)}catch(b){d(b)}}let g=v=>f(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),C=async()=>{m(null),await f(()=>t.remove(p.id),"Deleted."),u.current.focus()};return a`
    <section class="page" aria-busy=${i?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${Dl} key=${e.search} route=${e} />
          <${Ml} route=${e} />
        </div>
      </div>
      <${N} error=${c??l} />
      ${e.search&&a`<${ql} page=${i} />`}
      ${i?.data.length>0&&a`<${Ul} page=${i} onCancel=${g} onRemove=${m} />`}
      ${i&&!i.data.length&&!i.isSearching&&a`<${Bl} route=${e} />`}
      ${i&&a`<${jl} route=${e} page=${i} />`}
      ${p&&a`<${cr} video=${p} onYes=${C} onNo=${()=>m(null)} />`}
    </section>
  `}function Fl(e,t,n){let{status:o,search:s,after:r,before:i}=t,[l,c]=$(null),[d,p]=$(null);return S(()=>c(null),[o,s,r,i]),S(()=>{let m=new AbortController,{signal:u}=m,f=()=>Ks(e,t,c,u);return s?f().then(c,g=>u.aborted||p(g)):mr(f,{onPage:c,onTrouble:p,signal:u}),()=>m.abort()},[e,o,s,r,i,n]),{page:l,trouble:d}}function Dl({route:e}){let t=I();return a`
    <form class="search" role="search" onSubmit=${o=>{o.preventDefault(),location.hash=ne({status:e.status,search:t.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Ml({route:e}){return a`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...et}).map(([t,n])=>a`
          <a href=${ne({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function ql({page:e}){let t=`${h(e?.data.length??0)} found in ${h(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return a`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function Ul({page:e,onCancel:t,onRemove:n}){return a`
    <ul class="gallery">
      ${e.data.map(o=>a`<${lr} key=${o.id} video=${o} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function Bl({route:e}){let t=a`<a href=${ne()}>Show all films</a>`;return e.search?a`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?a`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?a`<p class="none">There are no more films. ${t}.</p>`:a`<p class="none">No films yet. <a href=${Q}>Make the first one</a>: a still and a sentence are enough.</p>`}function jl({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:a`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&a`<a class="button" href=${ne({status:n})}>Newest</a>`}
      ${t.newer&&a`<a class="button" href=${ne({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&a`<a class="button" href=${ne({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}function Jt({evidence:e}){let{cause:t,sentAt:n,lostAt:o,readingBefore:s,readingAfter:r,moved:i,otherCredits:l,credits:c}=e;return a`
    <p class="small">Sent ${O(n)}. Its answer was lost ${O(o)}${t&&a`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${$r} name="Counter before" reading=${s} />
      <${$r} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${i===null?"not known":h(i)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":h(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${h(c)}</dd></div>
    </dl>
  `}function $r({name:e,reading:t}){return a`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":a`
              ${h(t.usedCredit)}
              <span class="quiet small"><a href=${_e(t.generationId)}>read ${O(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function Qt({evidence:{proposal:e,basis:t,verdict:n}}){return n?a`
      <p class="proposed">
        <b>Verdict: ${n.billed?"it was billed":"it was not billed"}.</b> ${A(n.refundedCredit)} given back,
        ${" "}${O(n.createdAt)}. ${n.note&&a`<span dir="auto">${n.note}</span>`}
      </p>
    `:a`<p class="proposed"><b>${ys[e]??e}.</b> ${vs[t]??t}</p>`}var jn=e=>e.reduce((t,{kind:n,amount:o})=>t+({settle:o,refund:-o}[n]??0),0);function hr({story:{id:e,client_name:t,entries:n},onDone:o}){let{api:s}=_(w),[r,i]=$(""),[l,c]=$(null),d=A(jn(n)),p=({note:m,once:u},f)=>s.operate.refund(e,m?{note:m}:{},{isDry:f,once:f?void 0:u});return a`
    <div class="form beside">
      <${x} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${r} onInput=${i} />
      <div class="actions">
        <button type="button" class="button" onClick=${()=>c({note:r.trim(),once:Se()})}>Give the credits back…</button>
      </div>
    </div>
    ${l&&a`<${W} title=${`Give ${d} back to ${t}?`} name=${t} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async()=>Gl(await p(l,!0))} act=${()=>p(l,!1)}
      onDone=${()=>(c(null),o("The credits are given back."))} onNo=${()=>c(null)} />`}
  `}var Gl=({amount:e,note:t})=>({givenBack:{from:null,to:A(e)},note:{from:null,to:t}});function gr({times:e}){let t=Object.keys(Tn),n=t.reduce((s,r)=>s+e[r],0),o=s=>t.slice(0,s).reduce((r,i)=>r+e[i],0);return a`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((s,r)=>{let[i,l]=[o(r),e[s]].map(c=>xe(c,n));return a`<rect key=${s} class=${s} x=${i} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(s=>a`<div key=${s}><dt><i class=${`dot ${s}`}></i>${Tn[s]}</dt><dd>${Gn(e[s])}</dd></div>`)}
      <div><dt>Together</dt><dd>${Gn(n)}</dd></div>
    </dl>
    <${Wl} waits=${e.waits} />
  `}function Wl({waits:e}){let t=e.filter(n=>n.waiting_for!==null);return t.length?a`
    <ul class="waits small">
      ${t.map(({began_at:n,seconds:o,waiting_for:s,reason:r})=>a`
          <li key=${n}>
            ${Gn(o)} from ${O(n)}: it waited for ${Dt[s]??s}
            ${r&&a`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var Gn=e=>e<10?`${h(Math.round(e*10)/10)} s`:J(e);function br({route:{id:e}}){let{api:t,may:n,announce:o}=_(w),s=U(c=>t.operate.generation(e,c),[t,e]),{data:r,error:i}=s,l=c=>{o(c),s.again()};return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <p class="small"><a href=${Y()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${B} loaded=${s} />
      ${i?.status===404&&a`<p class="part-none"><a href=${Y()}>Look for it among all generations</a>.</p>`}
      ${r&&a`<${Hl} story=${r} mayChange=${n("operate:write")} onDone=${l} />`}
    </section>
  `}function Hl({story:e,mayChange:t,onDone:n}){return a`
    <${Kl} story=${e} />
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
      ${e.times?a`<${gr} times=${e.times} />`:a`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${Vl} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${zl} entries=${e.entries} />
      ${t&&jn(e.entries)>0&&a`<${hr} story=${e} onDone=${n} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${Yl} videos=${e.videos} />
    </section>
  `}function Kl({story:e}){let{id:t,state:n,failure:o,client_id:s,client_name:r,credits:i,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return a`
    <p class="quiet small facts">
      <span class=${`state ${Ft(n)}`}>${at[n]??n}</span>
      ${o&&n!=="unknown"&&a`<span>${Ee[o]??o}</span>`}
      <span>${A(i)}, paid by <a href=${G(s)} dir="auto">${r}</a></span>
      <span>accepted ${O(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&a`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function Vl({attempts:e}){return e.length?a`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:n,detail:o,started_at:s,ended_at:r})=>a`
          <li key=${t}>
            <p><b>${n===null?"The answer is awaited":ws[n]??n}</b></p>
            ${o&&a`<p class="small" dir="auto">${o}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(s*1e3).toISOString()}>${O(s)}</time>
              ${r!==null&&`, answered after ${J(r-s)}`}
            </p>
          </li>
        `)}
    </ol>
  `:a`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function zl({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:n,amount:o,note:s,created_at:r})=>a`
              <tr key=${t}>
                <td class="name">${Ge[n]}${s&&a` <span class="quiet small" dir="auto">${s}</span>`}</td>
                <td class="quiet">${O(r)}</td>
                <td class="number">${h(o)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function Yl({videos:e}){return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>a`<${Jl} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:a`<p class="quiet part-none">None: all were deleted.</p>`}function Jl({video:{id:e,client_id:t,client_name:n,status:o,failure:s,cache:r,credits:i,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return a`
    <tr>
      <td class="name"><a href=${G(t)} dir="auto">${n}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&a`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${et[o]}${s&&a` <span class="quiet small">${Ee[s]??s}</span>`}</td>
      <td>${_s[r]}</td>
      <td class="number">${h(i)}</td>
    </tr>
  `}var Ql=50,Zl={"":"All",...at},Xl={"":"All",...Ee},ec=["client","state","failure"];function wr({route:e}){let{api:t}=_(w),{page:n,...o}=e,r=U(f=>t.operate.generations({..._t(o),limit:Ql},f),[t,...Object.values(o)]),{data:i,error:l}=r,{after:c,...d}=o,p=Object.values(d).some(Boolean),{problems:m,notice:u}=j(l,ec);return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${tc} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${m} />
      <${B} loaded=${{...r,error:u}} />
      ${i?.data.length>0&&a`<${nc} generations=${i.data} />`}
      ${i&&!i.data.length&&a`<${sc} isFiltered=${p||c} />`}
      <${ze} name="generations" page=${i} after=${c} write=${f=>Y({...d,after:f})} />
    </section>
  `}function tc({kept:e,isFiltered:t,problems:n}){let[o,s]=$(e),r=c=>d=>s(p=>({...p,[c]:d.trim()})),i=c=>{c.preventDefault(),location.hash=Y(o)},l=c=>({name:c,problems:n,value:o[c],onInput:r(c)});return a`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${i} novalidate>
      <${V} ...${l("state")} label="State" options=${Zl} />
      <${V} ...${l("failure")} label="Why it failed" options=${Xl} />
      <${x} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${x} ...${l("from")} type="date" label="First day" />
      <${x} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Y()}>Show all</a>`}
      </div>
    </form>
  `}function nc({generations:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>a`<${oc} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function oc({generation:{id:e,state:t,failure:n,client_id:o,client_name:s,credits:r,created_at:i,ended_at:l}}){return a`
    <tr>
      <td><a href=${_e(e)}>${O(i)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Ft(t)}`}>${at[t]??t}</span>
        ${n&&t!=="unknown"&&a` <span class="small">${Ee[n]??n}</span>`}
      </td>
      <td class="name"><a href=${G(o)} dir="auto">${s}</a></td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${l===null?"":J(l-i)}</td>
    </tr>
  `}function sc({isFiltered:e}){return e?a`<p class="none">No generation fits. <a href=${Y()}>Show all generations</a>.</p>`:a`<p class="none">No film was asked for yet. <a href=${D()}>Give a client credits and a key</a>, then it can make one.</p>`}var rc={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Wn={name:"",creditLimit:"0",role:"MEMBER",reason:""},ac=Object.keys(Wn);function _r(){let{api:e,announce:t}=_(w),[n,o]=$(Wn),[s,r]=$(null),[i,l]=$(null),[c,d]=$(!1),p=I(),m=v=>y=>o(b=>({...b,[v]:y}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:y,creditLimit:b,role:k,reason:E}=n;try{let L={name:y.trim(),creditLimit:te(b),role:k};l(await e.operate.createClient(E.trim()?{...L,reason:E.trim()}:L)),t("Created.")}catch(L){r(L),p.current.elements[L.param]?.focus()}d(!1)}let f=()=>{o(Wn),l(null)};if(i)return a`<${lc} client=${i} onAnother=${f} />`;let{problems:g,notice:C}=j(s,ac);return a`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${x} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${n.name} onInput=${m("name")} />
        <${V} name="role" label="What it is for" hint=${rc[n.role]} problems=${g} options=${ae}
          value=${n.role} onInput=${m("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint=${ic(n.creditLimit)} inputmode="numeric" problems=${g}
          value=${n.creditLimit} onInput=${m("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${n.reason} onInput=${m("reason")} />
        <${N} error=${C} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function ic(e){let t=te(e);return`${typeof t=="number"&&t>999?`${A(t)}. `:""}What it may spend in total. It can be changed at any time.`}function lc({client:e,onAnother:t}){return a`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${Wt} text=${e.key.key}>
        <a class="button" href=${G(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var cc=5,dc=24*3600,yr="Of their limit, or of their budget in its current window.",uc=3,vr=100;function Sr(){let{api:e,may:t}=_(w),n=U(r=>pc(e,r),[e]),{data:o,error:s}=n;return a`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${B} loaded=${n} />
      ${o&&a`<${fc} ...${o} mayChange=${t("operate:write")} />`}
    </section>
  `}async function pc(e,t){let n=Math.floor(Date.now()/1e3)-dc,[o,s,r,i,l]=await Promise.all([mc(Pn(e,{},t)),e.operate.auditLog({limit:cc},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:vr},t),e.operate.generations({state:"unknown",verdict:"none",limit:vr},t),e.operate.queue(t)]);return{clients:o,last:s.data,refused:r,unknown:i,queue:l}}async function mc(e){let t=[];for await(let n of e)t.push(n);return t}function fc({clients:e,last:t,refused:n,unknown:o,queue:s,mayChange:r}){let i=e.filter(({role:l})=>l==="MEMBER");return a`
    <p class="quiet">${$c(e,i)}${e.length>=Kt&&` These are the first ${h(Kt)} only.`}</p>
    ${e.length>0&&a`<${Je} credits=${hc(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${bc} tasks=${gc(e,i,{refused:n,unknown:o,queue:s})} mayChange=${r} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Z()}>Audit log</a></div>
      ${t.length?a`<${Ye} entries=${t} />`:a`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function $c(e,t){let n=(s,r,i)=>`${h(s)} ${s===1?r:i}`,o=e.length-t.length;return`${n(t.length,"app","apps")}${o?` and ${n(o,"operator or reader","operators and readers")}`:""}, together:`}function hc(e){let t=n=>e.reduce((o,s)=>o+s[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function gc(e,t,{refused:n,unknown:o,queue:s}){let r=t.filter(({status:m})=>m==="ACTIVE"),i=r.filter(({availableCredit:m})=>m<=0),l=m=>({alerts:u})=>u.some(f=>f.threshold===m),[c,d]=[r.filter(l(100)),r.filter(l(80))],p=e.filter(({status:m})=>m==="SUSPENDED");return[{name:"Paused in the queue",help:"It lasts until an operator resumes it.",count:s.paused.length,all:Rt},{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",count:o.data.length,hasMore:o.has_more,all:X()},{name:"Reached 100 %",help:`${yr} Where nothing is left, new films are refused.`,clients:c},{name:"Reached 80 %",help:`${yr} Raise it, or ask what they need.`,clients:kr(d,c)},{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:kr(i,c)},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:p,all:D({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:Z({outcome:"refused"})}].filter(({clients:m,count:u})=>(u??m.length)>0)}var kr=(e,t)=>e.filter(n=>!t.includes(n));function bc({tasks:e,mayChange:t}){if(!e.length){let n=t&&a` You can <a href=${rt}>create a client</a>.`;return a`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return a`<ul class="tasks">${e.map(n=>a`<${wc} key=${n.name} task=${n} />`)}</ul>`}function wc({task:{name:e,help:t,clients:n=[],count:o=n.length,hasMore:s,all:r}}){let i=n.slice(0,uc),l=o-i.length,c=i.map(({id:p,name:m})=>a`<a href=${G(p)} dir="auto">${m}</a>`),d=l>0&&i.length?[...c,`${h(l)} more`]:c;return a`
    <li>
      <p class="sum">${h(o)}${s&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Te(d)}
          ${r&&a`${i.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}function xr({address:e,fields:t,image:n}){let o={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:_c(o)},{name:"JavaScript",language:"javascript",code:yc(o)},{name:"Python",language:"python",code:vc(o)},{name:"OpenAI SDK",language:"python",code:xc(o)}]}function _c({address:e,fields:t,image:n,isFile:o}){let s=Object.entries(o?t:{image:n,...t}).map(([l,c])=>`  --form-string ${Hn(`${l}=${c}`)}`),r=o?" -F 'image=@-;filename=still'":"",i=o?` \\
  < ${Hn(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Hn(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${s.join(` \\
`)}${i}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function yc({address:e,fields:t,image:n,isFile:o}){let s=o?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${o?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function vc({address:e,fields:t,image:n,isFile:o}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Cr(t)}
}
${o?kc(n):Sc(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var kc=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Sc=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function xc({address:e,fields:t,image:n,isFile:o}){let{prompt:s,seconds:r,...i}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${o?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${Cr(o?i:{image:n,...i},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${o?`with open(${JSON.stringify(n)}, "rb") as still:
${Cc(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Cc=e=>e.replace(/^/gm,"    "),Hn=e=>`'${e.replaceAll("'","'\\''")}'`;function Cr(e,t=4){let n=o=>typeof o=="boolean"?o?"True":"False":JSON.stringify(o);return Object.entries(e).map(([o,s])=>`${" ".repeat(t)}${JSON.stringify(o)}: ${n(s)},`).join(`
`)}function Tr({fields:e,image:t,answer:n,video:o}){let s=Be(e),r=xr({address:ut(),fields:s,image:t?.name??t}),i={image:t instanceof File?`${t.name}, ${de(t.size)}`:t??"a file",...s};return a`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Ec} samples=${r} />
        <div class="json">
          <${Er} title="Request" line="POST /videos, as a form" body=${i} />
          <${Er} title="Answer" line=${Tc(n,o)} body=${o??n?.body} />
        </div>
      </div>
    </section>
  `}function Ec({samples:e}){let[t,n]=$(0),o=I(),s=e[t];return a`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${o} onKeyDown=${i=>{let l={ArrowRight:1,ArrowLeft:-1}[i.key];if(!l)return;i.preventDefault();let c=(t+l+e.length)%e.length;n(c),o.current.children[c].focus()}}>
          ${e.map(({name:i},l)=>a`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${i}</button>
            `)}
        </div>
        <${ye} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function Er({title:e,line:t,body:n}){return a`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function Tc(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var Me=e=>e.split(":").map(Number);function Kn(e,t,n){let[o,s]=Me(n),r=o/s;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function Or(e,t,n){let o=Kn(e,t,n),s=Math.round(100-Math.min(o.width,o.height));if(s<1)return`${n} fits: nothing is cut.`;let r=o.width<o.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${r}.`}function Nr({fields:e,change:t,problems:n,children:o}){let s={fields:e,change:t,problems:n};return a`
    <${Ic} ...${s}>${o}<//>
    <${Vn} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${ft} icon=${Ac} />
    <div class="pair">
      <${Vn} ...${s} name="resolution" legend="Resolution" values=${$t} />
      <${Vn} ...${s} name="seconds" legend="Duration" values=${ht} unit=" s" />
    </div>
    <div class="switches">
      <${Ar} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Ar} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Nc} ...${s} />
    </div>
  `}function Ic({fields:e,change:t,problems:n,children:o}){let s=lo(e.prompt);return a`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${o}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${h(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${h(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${K} name="prompt" problems=${n} />
    </div>
  `}var Ac=e=>{let[t,n]=Me(e);return a`<${Ts} across=${t} down=${n} />`};function Vn({fields:e,change:t,problems:n,name:o,legend:s,values:r,icon:i,unit:l=""}){return a`
    <fieldset class="field" aria-describedby=${`${o}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${r.map(c=>a`
            <label key=${c}>
              <input type="radio" name=${o} value=${c} checked=${e[o]===c}
                onChange=${()=>t({[o]:c})} />
              <span>${i?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${K} name=${o} problems=${n} />
    </fieldset>
  `}function Ar({fields:e,change:t,problems:n,name:o,label:s,help:r}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${o}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${o} aria-label=${s} checked=${e[o]}
          aria-describedby=${`${o}-help ${o}-problem`} onChange=${i=>t({[o]:i.target.checked})} />
      </label>
      <${K} name=${o} problems=${n} />
    </div>
  `}function Nc({fields:e,change:t,problems:n}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:o})=>t({take:Number.isInteger(o.valueAsNumber)?o.valueAsNumber:o.value})} />
      </label>
      <${K} name="take" problems=${n} />
    </div>
  `}var Pr="kinora.notify",zn=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",Yn=()=>zn()&&Notification.permission==="granted"&&sessionStorage.getItem(Pr)==="yes";function Lr(){let[e,t]=$(Yn),[n,o]=$(!zn());return n?null:a`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Pr,r==="granted"?"yes":"no"),t(Yn()),o(!zn())}}>
      <${P} name=${e?"done":"bell"} />Notify me
    </button>
  `}function Rr(e){if(!document.hidden||!Yn())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:$e(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var Fr="kinora.tab",Jn="stills";var Zt=e=>`video/${e}`;async function Xt(e,t){await ct("readwrite",n=>n.put({file:t,time:Date.now()},Qn(e))),await Fc()}var Dr=e=>ct("readwrite",t=>t.delete(Qn(e)));async function en(e){return(await ct("readonly",n=>n.get(Qn(e))))?.file??null}var Qn=e=>`${Pc()}/${e}`;function Pc(){let e=sessionStorage.getItem(Fr);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(Fr,t),t}async function ct(e,t){let n=new Promise(o=>setTimeout(()=>o(null),2e3));return Promise.race([n,Lc(e,t).catch(()=>null)])}async function Lc(e,t){let n=await Rc();try{return await Mr(t(n.transaction(Jn,e).objectStore(Jn)))}finally{n.close()}}function Rc(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(Jn).createIndex("time","time"),Mr(e)}var Mr=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Fc(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await ct("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await ct("readwrite",o=>o.delete(n))}function qr(e,t){let{api:n,announce:o,mark:s,refresh:r}=_(w),[i,l]=$({});return S(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return pr(n,e,{onVideo:u=>{l({video:u}),s(po(u)),d&&d.status!==u.status&&(o(se(u)?`${je(u)}.`:Ce(u)),r(),se(u)&&Rr(u)),d=u},onTrouble:u=>l(f=>({...f,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),s("")}},[n,e]),{...i,set:c=>l({video:c})}}function Ur(e,t,n){let{api:o,announce:s}=_(w),[r,i]=$(null);return S(()=>{if(i(null),!e.id||t.isLoaded)return;let l=new AbortController;return Dc(o,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${c.fields.take} is set. ${d}`),n()},c=>!l.signal.aborted&&i(c)),()=>l.abort()},[o,e.id,e.again]),{error:r}}async function Dc(e,{id:t,again:n},o){let s=await e.video(t,o),r=await en(Zt(t)),i=Be(s);return{image:r,fields:n&&s.status!=="failed"?{...i,take:i.take+1}:i}}function Br(){let[e,t]=$(Date.now());return S(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var jr="kinora.loop";function Wr({id:e,seen:t,outcome:n}){let{video:o,error:s,trouble:r}=t;return s?a`<${N} error=${s}><p><a href=${ne()}>See all your films</a></p><//>`:o?a`<${Mc} key=${e} video=${o} trouble=${r} outcome=${n} onVideo=${t.set} />`:a`<div class="screen" aria-busy="true"></div>`}function Mc({video:e,trouble:t,outcome:n,onVideo:o}){let s=e.status==="completed",r=Os(e.id,s),[i,l]=$(!1),[c,d]=$(sessionStorage.getItem(jr)!=="no"),p=()=>{sessionStorage.setItem(jr,c?"no":"yes"),d(!c)},m=r.error??(i?{message:"This browser cannot play the film. Download it instead."}:null);return a`
    <${qc} video=${e} link=${!i&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${Uc} video=${e} error=${m} />
    <//>
    <div class="under">
      <p class=${`outcome ${tt(e)?"charged":""}`}>${n??fo(e)}</p>
      <p class="quiet small">${$o(e)}</p>
      <${N} error=${t} />
      <${jc} video=${e} isLooped=${c} onLoop=${p} onVideo=${o} />
    </div>
  `}function qc({video:e,link:t,isLooped:n,onFailure:o,children:s}){let r=me(Ze(e.id)),[i,l]=Me(e.aspect_ratio);return a`
    <div class="screen" style=${{"--across":i,"--down":l}}>
      ${t?a`<${Is} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${o} />`:a`${r&&a`<img src=${r} alt="" />`}${s}`}
    </div>
  `}function Uc({video:e,error:t}){return e.status==="failed"?a`<${Gr} title=${go(e)} text=${e.error.message} />`:t?a`<${Gr} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?a`<div class="curtain"><p class="state">Opening the film</p></div>`:a`<div class="curtain"><${Bc} video=${e} /></div>`}function Bc({video:e}){let t=Br(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),o=!!e.estimated_completed_at;return a`
    <p class="state">${Ce(e)}${o&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${o?e.progress:void 0} aria-label=${Ce(e)}></progress>
    <p class="small">
      ${J(Math.max(0,t-e.created_at))} so far${o&&`, about ${J(n)} left`}
    </p>
  `}function Gr({title:e,text:t}){return a`<div class="curtain"><p class="state">${e}</p><p><${we} text=${t} /></p></div>`}function jc({video:e,isLooped:t,onLoop:n,onVideo:o}){let s=e.status==="completed";return a`
    <div class="actions">
      ${s&&a`
        <${jt} id=${e.id} />
        <${As} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${P} name="loop" />Loop</button>
        <a class="button" href=${Le(e.id)}><${P} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&a`<a class="button" href=${Le(e.id)}><${P} name="again" />Try again</a>`}
      ${!se(e)&&a`<${Lr} />`}
      ${e.status==="queued"&&a`<${Gc} video=${e} onVideo=${o} />`}
      <a class="button" href=${Q}>New film</a>
    </div>
  `}function Gc({video:e,onVideo:t}){let{api:n,announce:o,refresh:s}=_(w),[r,i]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{i(null);try{t(await n.cancel(e.id)),o("Cancelled. Nothing was charged."),s()}catch(c){i(c)}}}><${P} name="cancel" />Cancel</button>
    <${N} error=${r} />
  `}function Hr(){let{api:e}=_(w),[t,n]=$(null);return S(()=>{let o=new AbortController;return e.videos({limit:1},o.signal).then(s=>n(s.data[0]??null),()=>{}),()=>o.abort()},[e]),t&&a`<${Wc} video=${t} />`}function Wc({video:e}){let t=me(Ze(e.id));return a`
    <a class="last" href=${pe(e.id)}>
      <span class="thumb">${t&&a`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${je(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function Kr({price:e,failure:t}){let{credits:n}=_(w),o=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return a`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":h(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?a`<span class="short">${A(s)} more than the ${h(n.availableCredit)} you have left</span>`:`of ${h(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${o?"notice":null}>
      ${o&&a`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${h(o.required)}</dd>
          <dt>Your limit</dt><dd>${h(o.creditLimit)}</dd>
          <dt>Used</dt><dd>${h(o.usedCredit)}</dd>
          <dt>Held</dt><dd>${h(o.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var Hc="The cat looks up and blinks, soft light, slow push-in";function Vr({draft:e,desk:t,problems:n}){let{image:o,fields:s}=e;return a`
    <label class="drop">
      <${Yr} onFile=${t.choose} problems=${n} />
      ${o instanceof File&&a`<${Jc} key=${o} image=${o} aspectRatio=${s.aspect_ratio} />`}
      ${typeof o=="string"&&a`<${Yc} address=${o} />`}
      ${!o&&a`<${zc} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${K} name="image" problems=${n} />
    <${Zc} image=${o} prompt=${s.prompt} desk=${t} />
  `}function zr({image:e,onImage:t,problems:n}){return a`
    <div class="field">
      <label class="still-row">
        <${Yr} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&a`<${Vc} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Kc(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${K} name="image" problems=${n} />
    </div>
  `}function Yr({onFile:e,problems:t}){let n=({target:o})=>{o.files.length&&e(o.files[0]),o.value=""};return a`
    <input class="unseen" type="file" name="image" accept=${io.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var Kc=e=>e instanceof File?`${e.name}, ${de(e.size)}`:new URL(e).host;function Vc({image:e}){return a`<img src=${me(e)} alt="" />`}function zc({aspectRatio:e}){let[t,n]=Me(e);return a`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${P} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${de(2e7)}</span>
    </span>
  `}function Yc({address:e}){return a`
    <span class="invitation address">
      <${P} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function Jc({image:e,aspectRatio:t}){let n=me(e),[o,s]=$(null),[r,i]=$(!1),l=({target:c})=>s({width:c.naturalWidth,height:c.naturalHeight});return a`
    <span class="preview">
      ${r?a`<span class="broken quiet">This browser cannot show the file.</span>`:a`<span class="whole" style=${o&&{"--across":o.width,"--down":o.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>i(!0)} />
            ${o&&a`<${Qc} size=${o} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${o&&`${o.width} \xD7 ${o.height}, `}${de(e.size)}</span>
      <span>${o&&Or(o.width,o.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function Qc({size:e,aspectRatio:t}){let n=Kn(e.width,e.height,t);return a`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function Zc({image:e,prompt:t,desk:n}){let[o,s]=$(!1),r=()=>s(!1);return o?a`<${Xc} onAddress=${n.choose} onClose=${r} />`:a`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${P} name="link" />Use an address</button>
      ${!e&&a`<${ed} prompt=${t} desk=${n} />`}
    </div>
  `}function Xc({onAddress:e,onClose:t}){let n=I(),[o,s]=$(null);S(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return td(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return a`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${o?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${o}</p>
  `}function ed({prompt:e,desk:t}){let[n,o]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:Hc})}catch{o("The sample cannot be loaded. Load the page again.")}}}><${P} name="still" />Try the sample</button>
    ${n&&a`<p class="problem" role="alert">${n}</p>`}
  `}function td(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var Jr=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function Zr({route:e,desk:t}){let n=_(w),o=I(),s=e.again?void 0:e.id,{draft:r}=t,i=nd(t,o),l=i.answer?.id===s?i.answer:null,c=qr(s,l?.body),d=Ur(e,t,()=>o.current.querySelector("[type=submit]")?.focus()),p=an(n.prices,r.fields),m={...i.problems,...t.fileProblem&&{image:t.fileProblem}},u=f=>{t.change(f),i.forget(Object.keys(f))};return S(()=>i.forget(["image"]),[r.image]),S(()=>i.forget([]),[e.id,e.again]),a`
    <form class="playground" ref=${o} onSubmit=${i.send} onKeyDown=${sd} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?a`<${Wr} key=${s} id=${s} seen=${c} outcome=${l?.outcome} />`:a`<${Vr} draft=${r} desk=${t} problems=${m} />
              ${!e.id&&a`<${Hr} />`}`}
      </div>
      ${n.may("videos:write")&&a`<div class="panel">
        ${s&&a`<${zr} image=${r.image} onImage=${t.choose} problems=${m} />`}
        <${Nr} fields=${r.fields} change=${u} problems=${m}>
          ${!e.id&&a`<${od} desk=${t} />`}
        <//>
        <${Kr} price=${p} failure=${i.failure} />
        <${N} error=${i.notice??d.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${i.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${f=>i.isOn&&f.preventDefault()}>
          ${i.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&a`<${Tr} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function nd(e,t){let n=_(w),[o,s]=$(null),[r,i]=$({}),[l,c]=$(null),[d,p]=$(!1),{fields:m,image:u}=e.draft;async function f(k){k.preventDefault();let E=co(m,u);if(i(E),s(null),Object.keys(E).length)return Qr(t.current,Object.keys(E)[0]);p(!0);try{await g()}catch(L){s(L),Jr.includes(L.param)&&Qr(t.current,L.param)}p(!1)}async function g(){let k=await n.api.create(Be(m),u),E=await k.json(),L=k.headers.get("kinora-cache"),H=Date.parse(k.headers.get("date"))/1e3,ee=mo({cache:L,date:H},E,an(n.prices,m));c({id:E.id,status:k.status,cache:L,outcome:ee,body:E}),e.follow(E.id),n.announce(ee),n.refresh(),location.hash=pe(E.id)}function C(k){s(null),i(E=>Object.fromEntries(Object.entries(E).filter(([L])=>!k.includes(L))))}let v=Jr.includes(o?.param),y={...r,...v&&{[o.param]:o.message}},b=o&&!v&&o.status!==402?o:null;return{send:f,forget:C,failure:o,problems:y,notice:b,answer:l,isOn:d}}function od({desk:e}){return e.restore&&e.isEmpty?a`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&a`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function sd(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function Qr(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function Xr({paused:e,mayChange:t,onDone:n}){return a`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(Mt).map(([o,s])=>a`
          <${rd} key=${o} what=${o} told=${s} pause=${e.find(r=>r.what===o)} mayChange=${t} onDone=${n} />
        `)}
    </section>
  `}function rd({what:e,told:{name:t,help:n},pause:o,mayChange:s,onDone:r}){let{api:i}=_(w),[l,c]=$(""),[d,p]=$(null),m=o?"resume":"pause";return a`
    <form class="form" aria-label=${t} onSubmit=${async f=>{f.preventDefault(),p(null);try{await i.operate.steerQueue(m,{what:e,...l.trim()&&{reason:l.trim()}}),c(""),r(`${t}: ${o?"resumed":"paused"}.`)}catch(g){p(g)}}} novalidate>
      <div>
        <h3>${t} ${o?a`<span class="state bad">Paused</span>`:a`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${n}</p>
        ${o&&a`<p class="small">Paused ${O(o.since)}${o.reason&&a`: <span dir="auto">${o.reason}</span>`}</p>`}
      </div>
      ${s&&a`
        <${x} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${N} error=${d} />
        <div class="actions"><button class="button">${o?"Resume":"Pause"}<span class="unseen"> ${t.toLowerCase()}</span></button></div>
      `}
    </form>
  `}function ea(){let{api:e,may:t,announce:n}=_(w),o=U(l=>e.operate.queue(l),[e]),{data:s,error:r}=o,i=l=>{n(l),o.again()};return a`
    <section class="page" aria-busy=${s||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${o.again}>Show it as it is now</button>
      </div>
      <${B} loaded=${o} />
      ${s&&a`<${ad} queue=${s} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}function ad({queue:e,mayChange:t,onDone:n}){let{depth:o,oldest_age_seconds:s,in_flight:r,concurrency:i,safe_to_stop_at:l}=e;return a`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${h(o)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${s===null?"none":J(s)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${h(r)} of ${h(i)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":O(l)}</dd></div>
    </dl>
    <${id} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${ld} clients=${e.clients} mayChange=${t} onDone=${n} />
    </section>
    <${Xr} paused=${e.paused} mayChange=${t} onDone=${n} />
  `}function id({keys:e}){return(e??[]).filter(n=>n.stopped!==null).map(({name:n,stopped:o})=>a`<p key=${n} class="notice">No paid call is sent with key ${n} of the model: <span dir="auto">${o}</span></p>`)}function ld({clients:e,mayChange:t,onDone:n}){let[o,s]=$(null);return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>a`
              <tr key=${r.client_id}>
                <td class="name"><a href=${G(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${h(r.queued)}</td>
                <td class="number">${h(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&a`${Dt[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&a` <span class="quiet small">for ${J(r.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${t&&r.queued>0&&a`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${r.client_name}`}
                      onClick=${()=>s(r)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    ${o&&a`<${cd} client=${o} onDone=${r=>(s(null),n(r))} onNo=${()=>s(null)} />`}
  `:a`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${Y()}>See all generations</a>.</p>`}function cd({client:{client_id:e,client_name:t},onDone:n,onNo:o}){let{api:s}=_(w),r=i=>s.operate.steerQueue("cancel",{filter:{client:e}},{isDry:i});return a`
    <${W} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>dd(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:i})=>n(`${h(i)} cancelled.`)} onNo=${o} />
  `}var dd=({cancelled:e,released_credits:t,has_more:n})=>({cancelled:{from:null,to:`${h(e)}${n?", the oldest first; more are left":""}`},givenBack:{from:null,to:A(t)}});var ve="kinora.key",ud=/^kin_op_/,pd=/^#\/?key=(kin_[\x21-\x7e]+)$/;function Zn(){let e=pd.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(ve,e),e):null}var Xn=()=>document.documentElement.dataset.signIn==="proxy";async function ta(){if(!ud.test(sessionStorage.getItem(ve)))return null;let e=await mt().catch(()=>null);return e&&sessionStorage.setItem(ve,e),e}function na(){let[e,t]=$(()=>sessionStorage.getItem(ve)??localStorage.getItem(ve)),n=(o,s=!1)=>{sessionStorage.removeItem(ve),localStorage.removeItem(ve),o&&(s?localStorage:sessionStorage).setItem(ve,o),t(o)};return S(()=>{let o=()=>{let s=Zn();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),[e,n]}function oa(){let[e,t]=$(location.hash);return S(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),us(e)}function sa(e){let[t,n]=$({who:null,trouble:null}),o=()=>e.currentKey().then(s=>n({who:s,trouble:null}),s=>n({who:null,trouble:s}));return S(()=>{o()},[e]),{...t,retry:o}}function ra(e,t){let[n,o]=$(null),[s,r]=$(null),[i,l]=$(null),c=async(p,m)=>{try{m(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,o);return S(()=>{d(),c(e.prices,r)},[e,t]),{credits:n,prices:s,refresh:d,trouble:i}}function aa({reason:e,isOut:t,hasDraft:n,onKey:o}){let[s,r]=$(e),[i,l]=$(!1),c=I(),d=I();S(()=>{document.title="Sign in \xB7 Kinora",c.current.focus(),Xn()&&!e&&!t&&p()},[]);async function p(){l(!0);try{o(await mt())}catch(u){l(!1),r(u.message)}}async function m(u){u.preventDefault();let f=c.current.value.trim();r(null),l(!0);let g=await md(f);return l(!1),g?(r(g),c.current.focus()):o(f,d.current.checked)}return a`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${m} novalidate>
        <${Bt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${c} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${s?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${s&&a`<${we} text=${s} />`}</p>
        <label class="check"><input ref=${d} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${i}>${i?"One moment\u2026":"Sign in"}</button>
        ${Xn()&&a`<button type="button" class="button" disabled=${i} onClick=${p}>Sign in without a key</button>`}
        ${n&&a`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function md(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await pt(e,()=>{}).currentKey(),null}catch(t){return t.message}}var fd={true:"It was billed?",false:"It was not billed?"},$d={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function ia({evidence:e,onDone:t}){let{api:n}=_(w),[o,s]=$(""),[r,i]=$(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${A(e.credits)} of ${c}, ${O(e.lostAt)}`,p=u=>i({billed:u,once:Se(),note:o.trim()}),m=({billed:u,note:f,once:g},C)=>n.operate.giveVerdict(l,{billed:u,...f&&{note:f}},{isDry:C,once:C?void 0:g});return a`
    <div class="form beside verdict">
      <${x} name=${`note-${l}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${o} onInput=${s} />
      <div class="actions">
        ${[!0,!1].map(u=>a`
            <button type="button" class="button" aria-label=${d(u)} onClick=${()=>p(u)}>
              ${u?"It was billed\u2026":"It was not billed\u2026"}
            </button>
          `)}
      </div>
    </div>
    ${r&&a`<${W} title=${fd[r.billed]} lead=${$d[r.billed]} yes="Give the verdict"
      rehearse=${async()=>hd(await m(r,!0))} act=${()=>m(r,!1)}
      onDone=${()=>(i(null),t("The verdict is given."))} onNo=${()=>i(null)} />`}
  `}var hd=({billed:e,refundedCredit:t,note:n})=>({billed:{from:null,to:e},givenBack:{from:null,to:A(t)},...n&&{note:{from:null,to:n}}});var gd=20,eo={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function la({route:{client:e,verdict:t,after:n}}){let{api:o,may:s,announce:r}=_(w),{verdict:i}=eo[t]??eo.any,c=U(g=>o.operate.generations({state:"unknown",verdict:i,client:e,after:n,limit:gd},g),[o,i,e,n]),{data:d,error:p}=c,m=g=>{r(g),c.again()},{problems:u,notice:f}=j(p,["client"]);return a`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${wd} client=${e} verdict=${i} /></div>
      <${_d} key=${e} client=${e} kind=${t} problems=${u} />
      <${B} loaded=${{...c,error:f}} />
      ${d?.data.length>0&&a`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:C})=>a`<${bd} key=${g} evidence=${C} mayDecide=${s("operate:write")} onDone=${m} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&a`<${yd} isFiltered=${e||n} isWaiting=${i} />`}
      <${ze} name="unknown outcomes" page=${d} after=${n} write=${g=>X({client:e,verdict:t,after:g})} />
    </section>
  `}function bd({evidence:e,mayDecide:t,onDone:n}){let{generationId:o,clientId:s,clientName:r,credits:i,verdict:l}=e;return a`
    <li>
      <h2>
        <a href=${_e(o)}>${A(i)}</a> of <a href=${G(s)} dir="auto">${r}</a>
      </h2>
      <${Qt} evidence=${e} />
      <${Jt} evidence=${e} />
      ${t&&!l&&a`<${ia} evidence=${e} onDone=${n} />`}
    </li>
  `}function wd({client:e,verdict:t}){return a`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(eo).map(([n,{name:o,verdict:s}])=>a`<a key=${n} href=${X({client:e,verdict:n})} aria-current=${s===t?"true":null}>${o}</a>`)}
    </nav>
  `}function _d({client:e,kind:t,problems:n}){let[o,s]=$(e);return a`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${i=>{i.preventDefault(),location.hash=X({client:o.trim(),verdict:t})}} novalidate>
      <${x} name="client" label="Paid by (client id)" placeholder="client_…" problems=${n} value=${o} onInput=${s} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&a`<a class="button plain" href=${X({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function yd({isFiltered:e,isWaiting:t}){let n=a`<a href=${X({verdict:"any"})}>Show all unknown outcomes</a>`;return e?a`<p class="none">No unknown outcome fits. ${n}.</p>`:t?a`<p class="none">None waits for a verdict. ${n}, also those that have one.</p>`:a`<p class="none">None: every paid call has an answer. <a href=${Y()}>See all generations</a>.</p>`}var vd={"":"Nothing",client:"Client",outcome:"Outcome"},kd={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function ca({route:e}){let{api:t}=_(w);return a`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Yt} route=${e} calls=${t.operate} write=${Re} figures=${kd} groups=${vd} isOfAll
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Re()}>show the last ${Ln} days</a>.`} />
    </section>
  `}var to="kinora.drafts",ce=Object.freeze({fields:Xe,image:null}),no=Object.freeze({fresh:ce,shown:null});async function ua(){let e=xd();if(!e)return no;let[t,n]=await Promise.all([da("fresh",e.fresh),da("shown",e.shown)]);return{fresh:t??ce,shown:n}}function pa(e,t){let n=Object.fromEntries(Object.entries(e).map(([o,s])=>[o,s&&Sd(s)]));e.fresh===ce&&!e.shown?sessionStorage.removeItem(to):sessionStorage.setItem(to,JSON.stringify(n));for(let o of Object.keys(e)){let s=e[o]?.image;s!==t[o]?.image&&(s instanceof File?Xt(o,s):Dr(o))}}var Sd=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function da(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await en(e);return{...t,fields:{...Xe,...t.fields},image:n}}function xd(){try{return JSON.parse(sessionStorage.getItem(to))}catch{return null}}var ma="Export it as JPEG or PNG.";async function fa(e){if(!e.size)return"This file is empty. Choose another one.";let t=Od(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Cd.includes(t)?`${Ed[t]??`This is ${t}, not an image.`} ${ma}`:t?e.size>2e7?`This file has ${de(e.size)}; ${de(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${ma}`}var Cd=["JPEG","PNG","WebP","HEIC","AVIF"],Ed={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},Td=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function Od(e){let t=Td(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Id(t):null}function Id(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function $a(e){let[t,n]=$(e),o=I(e);return xn(()=>{pa(t,o.current),o.current=t},[t]),{drafts:t,set:n,forget:()=>n(no),hasAny:t.fresh!==ce}}var sn=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",nn=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,on=(e,t,{fields:n,image:o})=>t==="fresh"?{...e,fresh:{fields:n,image:o}}:{...e,shown:{place:t,fields:n,image:o}};function ha(e,{drafts:t,set:n}){let o=sn(e??{}),[s,r]=$(null),[i,l]=$(null),c=nn(t,o),d=c??ce,p=(u,f)=>n(g=>on(g,u,f));async function m(u){let f=u instanceof File?await fa(u):null;r(f),l(null);let g=Ad(e);if(f)return g.page&&(location.hash=g.page);n(C=>on(C,g.place,Pd(nn(C,o)??ce,g,u))),g.page&&(location.hash=g.page)}return{place:o,draft:d,isLoaded:c!==null,fileProblem:s,choose:m,change:u=>{r(null),l(null),n(f=>on(f,o,Nd(nn(f,o)??ce,u)))},fill:(u,f)=>n(g=>nn(g,u)?g:on(g,u,f)),follow:u=>{d.image instanceof File&&Xt(Zt(u),d.image),p(sn({id:u}),d)},clear:()=>{r(null),l(d),n(u=>({...u,fresh:ce}))},restore:i&&(()=>(l(null),p("fresh",i))),isEmpty:d===ce}}function Ad(e){return e?.page!=="playground"?{place:"fresh",page:Q}:e.id&&!e.again?{place:sn({...e,again:!0}),page:Le(e.id),isNew:!0}:{place:sn(e),page:null}}var Nd=(e,t)=>({...e,fields:{...e.fields,...t}}),Pd=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function oo({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Ld=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function ba(){S(()=>{let e=t=>oo(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function wa({onFile:e,onAddress:t}){let[n,o]=$(!1);return S(()=>{let c={dragover:d=>o(oo(d)),dragleave:d=>d.relatedTarget===null&&o(!1),drop:d=>{o(!1),oo(d)&&ga(d.dataTransfer,e,t)},paste:d=>Ld(d)&&ga(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),a`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function ga(e,t,n){let[o]=e?.files??[];if(o)return t(o),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(Rd);return s&&n(s),!!s}var Rd=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function _a({pages:e,current:t,who:n,credits:o,onSignOut:s,onSkip:r}){return a`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${Bt} />Kinora</a>
      <${Fd} pages=${e} current=${t} />
      <p class="purse">${o&&`${A(o.availableCredit)} left`}</p>
      <${Md} who=${n} onSignOut=${s} />
    </header>
  `}function Fd({pages:e,current:t}){let n=Object.entries(Object.groupBy(Object.entries(e),([,{group:s}])=>s)),o=({currentTarget:s})=>s.matches(":popover-open")&&s.hidePopover();return a`
    <nav aria-label="Pages" class=${n.length>1?`grouped groups-${n.length}`:null}>
      <button type="button" class="button menu" popovertarget="pages">Menu<${P} name="down" /></button>
      <div id="pages" popover="auto" onClick=${o}>
        ${n.map(([s,r],i)=>a`<${Dd} key=${s} group=${s} entries=${r} current=${t} id=${`pages-${i}`} />`)}
        <a href="docs">API</a>
      </div>
    </nav>
  `}function Dd({group:e,entries:t,current:n,id:o}){return a`
    <p class="quiet small" id=${o}>${e}</p>
    <ul aria-labelledby=${o}>
      ${t.map(([s,{title:r,address:i}])=>a`<li key=${s}><a href=${i} aria-current=${s===n?"page":null}>${r}</a></li>`)}
    </ul>
  `}function Md({who:e,onSignOut:t}){let n=e?.onBehalfOf??e?.clientName??"Account",o=ut();return a`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${P} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">${e?.onBehalfOf?"You are signed in as":"This key belongs to"}</p>
      <p class="who">${n}</p>
      ${e&&a`<p class="quiet small">${e.onBehalfOf?"You":"It"} may ${ie(e.scopes.map(s=>re[s]??s))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${o}</code></p>
      <div class="actions">
        <${ye} label="Copy address" text=${()=>o} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function ya({title:e,scope:t,pages:n}){let o=Object.values(n).map(({title:s,address:r})=>a`<a href=${r}>${s}</a>`);return a`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${re[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${qd(t,n)}</p>
      ${o.length>0&&a`<p>With this key you can open: ${Te(o)}.</p>`}
    </section>
  `}function qd(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?a`
    Films are made with the key of an app: <a href=${D()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var va={playground:{title:"Playground",group:"Films",address:Q,view:Zr,scope:"videos:write"},films:{title:"My films",group:"Films",address:ne(),view:fr,scope:"videos:read"},credits:{title:"My credits",group:"Films",address:Lt(),view:rr,scope:"credits:read"},overview:{title:"Overview",group:"Clients",address:bs,view:Sr,scope:"operate:read"},clients:{title:"Clients",group:"Clients",address:D(),view:Js,scope:"operate:read"},client:{title:"Client",under:"clients",view:Hs,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:_r,scope:"operate:write"},usage:{title:"Usage",group:"Clients",address:Re(),view:ca,scope:"operate:read"},"audit-log":{title:"Audit log",group:"Clients",address:Z(),view:ks,scope:"operate:read"},queue:{title:"Queue",group:"Paid calls",address:Rt,view:ea,scope:"operate:read"},generations:{title:"Generations",group:"Paid calls",address:Y(),view:wr,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:br,scope:"operate:read"},unknown:{title:"Unknown outcomes",group:"Paid calls",address:X(),view:la,scope:"operate:read"}};function ka({drafts:e}){let[t,n]=na(),[o,s]=$(null),[r,i]=$(!1),l=$a(e);ba();let c=(m,u)=>{s(null),i(!1),n(m,u)},d=m=>{n(null),s(m.message)},p=()=>{l.forget(),i(!0),n(null)};return t?a`<${Ud} key=${t} apiKey=${t} drafts=${l} onRefused=${d} onSignOut=${p} />`:a`<${aa} reason=${o} isOut=${r} hasDraft=${l.hasAny} onKey=${c} />`}function Ud({apiKey:e,drafts:t,onRefused:n,onSignOut:o}){let s=Ke(()=>pt(e,n,ta),[e]),{who:r,trouble:i,retry:l}=sa(s),c=E=>r?.scopes.includes(E)??!1,d=Bd(oa(),c),p=ra(s,c("credits:read")),m=ha(d,t),[u,f]=$(""),[g,C]=$(""),v=I(),y=d&&va[d.page];Hd(y?.title??"Page not found",g,v);let b=Object.fromEntries(Object.entries(va).filter(([,{address:E,scope:L}])=>E&&c(L))),k={api:s,may:c,who:r,announce:f,mark:C,...p};return a`
    <${w.Provider} value=${k}>
      <${_a} pages=${b} current=${y?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${o}
        onSkip=${()=>Sa(v)} />
      <main ref=${v}>
        ${r?a`<${jd} page=${y} route=${d} desk=${m} pages=${b} may=${c} />`:a`<${Gd} title=${y?.title} trouble=${i} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&a`<${wa} onFile=${m.choose} onAddress=${m.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function Bd(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function jd({page:e,route:t,desk:n,pages:o,may:s}){if(!e)return a`<${Wd} pages=${o} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return s(r)?a`<${e.view} route=${t} desk=${n} />`:a`<${ya} title=${e.title} scope=${r} pages=${o} />`}function Gd({title:e,trouble:t,onRetry:n}){return a`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${N} error=${t} />
      ${t&&a`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function Wd({pages:e}){let[t]=Object.values(e);return a`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&a`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Hd(e,t,n){let o=I(!0);S(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),S(()=>{o.current||(Sa(n),scrollTo(0,0)),o.current=!1},[e])}function Sa(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}Zn();var Kd=await ua();vn(a`<${ka} drafts=${Kd} />`,document.getElementById("app"));
