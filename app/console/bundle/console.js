/* Licences of what is in here: LICENSES.txt */
function z(e,t){let s=Object.entries(t).flatMap(([o,r])=>[r].flat().map(a=>[o,a])).filter(([,o])=>o!==void 0&&o!=="");return`${e}?${new URLSearchParams(s)}`}function ts({call:e,get:t,send:n}){let s=a=>(l,c,{isDry:d=!1,version:p,once:m}={})=>{let u={...p&&{"if-match":p},...m&&{"idempotency-key":m}};return n(a,d?z(l,{dry_run:!0}):l,c,u)},[o,r]=["POST","PATCH"].map(s);return{clients:(a,l)=>t(z("clients",a),l),client:async(a,l)=>ba(await e(ye(a),{signal:l})),createClient:a=>o("clients",a),changeClient:(a,l,c)=>r(ye(a),l,c),keys:async(a,l)=>(await t(`${ye(a)}/keys`,l)).data,issueKey:(a,l)=>o(`${ye(a)}/keys`,l),revokeKey:(a,{cancelQueued:l,isDry:c=!1})=>n("DELETE",z(`keys/${encodeURIComponent(a)}`,{cancel_queued:l,dry_run:c})),rotateKey:(a,l)=>o(`keys/${encodeURIComponent(a)}/rotate`,l),grant:(a,l,c)=>o(`${ye(a)}/credits`,l,c),entries:(a,l,c)=>t(z(`${ye(a)}/credits/entries`,l),c),entriesFile:a=>e(z(`${ye(a)}/credits/entries`,{format:"csv"})),generations:(a,l)=>t(z("generations",a),l),generation:(a,l)=>t(`generations/${encodeURIComponent(a)}`,l),refund:(a,l,c)=>o(`generations/${encodeURIComponent(a)}/refund`,l,c),giveVerdict:(a,l,c)=>o(`generations/${encodeURIComponent(a)}/verdict`,l,c),queue:a=>t("queue",a),steerQueue:(a,l,c)=>o(`queue/${a}`,l,c),usage:(a,l)=>t(z("usage",a),l),usageFile:a=>e(z("usage",{...a,format:"csv"})),auditLog:(a,l)=>t(z("audit-log",a),l)}}var ve=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),ye=e=>`clients/${encodeURIComponent(e)}`;async function ba(e){return{client:await e.json(),version:e.headers.get("etag")}}var ut=()=>new URL(".",location.href).href.replace(/\/$/,""),Ze=class extends Error{constructor(t,n,s=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=s}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function pt(e,t){async function n(a,l={}){let c={...l.headers,authorization:`Bearer ${e}`},d;try{d=await fetch(a,{...l,headers:c})}catch(m){throw l.signal?.aborted?m:new Ze(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(d.ok)return d;let p=await _a(d);throw p.status===401&&t(p),p}let s=async(a,l)=>(await n(a,{signal:l})).json(),o=async(a,l,c,d={})=>{let p=c&&{headers:{...d,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:a,...p})).json()},r=(a,l)=>o("POST",a,l);return{call:n,currentKey:a=>s("keys/current",a),operate:ts({call:n,get:s,send:o}),credits:a=>s("credits",a),prices:a=>s("prices",a),usage:(a,l)=>s(z("credits/usage",a),l),usageFile:a=>n(z("credits/usage",{...a,format:"csv"})),entries:(a,l)=>s(z("credits/entries",a),l),video:(a,l)=>s(fe(a),l),videos:(a,l)=>s(z("videos",a),l),cancel:a=>r(`${fe(a)}/cancel`),remove:async a=>(await n(fe(a),{method:"DELETE"})).json(),still:async(a,l)=>(await n(`${fe(a)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(a,l)=>wa(a,await r(`${fe(a)}/links`,{expires_in:l})),create:(a,l)=>n("videos",{method:"POST",body:ya(a,l)})}}var fe=e=>`videos/${encodeURIComponent(e)}`,wa=(e,t)=>`${fe(e)}/content${new URL(t.url).search}`;async function _a(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ze(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ze(e.status,{code:null,message:n},t)}}function ya(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[s,o]of Object.entries(e))n.append(s,String(o));return n}var mt=["16:9","9:16","1:1"],ft=["1080p","720p"],$t=["8"];var ns=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var Xe=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),De=e=>Object.fromEntries(Object.keys(Xe).map(t=>[t,e[t]??Xe[t]])),ss=e=>[...e.normalize("NFC").trim()].length;function on(e,t){let n=s=>s.fast_mode===t.fast_mode&&s.generate_audio===t.generate_audio&&s.seconds===t.seconds;return e?.data.find(n)?.credits??null}function os(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}var va=new Intl.NumberFormat("en"),ka=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),et={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},h=e=>va.format(e),I=e=>`${h(e)} ${e===1?"credit":"credits"}`,ke=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Y(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var O=e=>ka.format(typeof e=="number"?e*1e3:new Date(e));function de(e){return e<1e6?`${h(Math.ceil(e/1e3))} kB`:`${h(Math.round(e/1e5)/10)} MB`}function $e(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function rs(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${h(e)}${n}`}var Me=e=>tt(e)?"Failed, charged":et[e.status],tt=e=>e.status==="failed"&&e.credits>0;function Se(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${rs(e.queue_position)} in the queue`:"Waiting in the queue"}function as(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${rs(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function is({cache:e,date:t},n,s){let o=n.cache!=="hit"||t-n.created_at>2,r=s===null?"":` ${I(s)} saved.`;switch(e){case"hit":return`${o?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${I(n.credits)}.`}}function ls(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${I(e.credits)} charged although there is no film`:"Nothing charged":`${I(e.credits)} ${e.status==="completed"?"charged":"held"}`}function cs(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function ds(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${I(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var oe=e=>e.status==="completed"||e.status==="failed",xe={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},us=e=>xe[e.error.code]??"No film",qe={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},ps={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},Ue={day:"day",week:"week",month:"month"},ms=({limit:e,period:t,timezone:n})=>`${h(e)} in each ${Ue[t]??t}, ${n}`,fs=({period:e,limit:t})=>e==="life"?`its limit of ${h(t)}`:`its budget of ${h(t)} in this ${Ue[e]}`,$s=({period:e,threshold:t})=>`${t} % of ${e==="life"?"the limit":`this ${Ue[e]}`}`,hs=e=>e.slice(0,16).replace("T"," "),ht=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function he({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var gt=e=>(e>0?"+":e<0?"\u2212":"")+h(Math.abs(e)),re={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},ae={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},gs={ACTIVE:"Active",SUSPENDED:"Suspended"},Ce=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),ie=e=>Ce(e).join("");var bs=e=>e.map(t=>[t,t]),Ee={fast_mode:[[!1,"standard"],[!0,"fast"]],generate_audio:[[!1,"silent"],[!0,"with sound"]],aspect_ratio:bs(mt),resolution:bs(ft),seconds:$t.map(e=>[e,`${e} s`])},je={queueLimit:"as many as the service allows",concurrency:"as many as the service allows"},ge={model:"Model",fast_mode:"Mode",generate_audio:"Sound",aspect_ratio:"Aspect ratio",resolution:"Resolution",seconds:"Duration",imageUrls:"Stills by address",queueLimit:"Waiting in the queue",concurrency:"Made at once"};function ws(e){let t=e??{};return{...t.model&&{model:ie(t.model)},...Object.fromEntries(Object.entries(Ee).map(([n,s])=>[n,Sa(s,t[n])])),imageUrls:t.imageUrls===!1?"no, only files":"yes",...Object.fromEntries(Object.entries(je).map(([n,s])=>[n,t[n]?`at most ${h(t[n])}`:s]))}}function Sa(e,t){return!t||e.every(([n])=>t.includes(n))?"all":`only ${ie(e.filter(([n])=>t.includes(n)).map(([,n])=>n))}`}function bt(e,t){let[n,s]=[ws(e),ws(t)],o=Object.keys({...n,...s}).filter(r=>n[r]!==s[r]);return Object.fromEntries(o.map(r=>[r,{from:n[r]??"all",to:s[r]??"all"}]))}function _s(e){let t=e??{};return{...Object.fromEntries(Object.entries(Ee).map(([n,s])=>[n,t[n]??s.map(([o])=>o)])),imageUrls:t.imageUrls!==!1,...Object.fromEntries(Object.keys(je).map(n=>[n,t[n]?h(t[n]):""]))}}function ys(e,t,n){let s=Object.keys(Ee).filter(a=>Ee[a].some(([l])=>!t[a].includes(l))),o=Object.keys(je).filter(a=>t[a].trim()),r={...e?.model&&{model:e.model},...Object.fromEntries(s.map(a=>[a,t[a]])),...!t.imageUrls&&{imageUrls:!1},...Object.fromEntries(o.map(a=>[a,n(t[a])]))};return Object.keys(r).length?r:null}function vs(e,t){let[n,s]=[e??{},t??{}],o=Object.keys(Ee).every(a=>!s[a]||n[a]?.every(l=>s[a].includes(l))),r=Object.keys(je).every(a=>!s[a]||s[a]>=n[a]);return o&&r&&(s.imageUrls!==!1||n.imageUrls===!1)}var Ss={"client.created":"created the client","client.updated":"changed the client","client.credits_granted":"granted credits to the client","api_key.issued":"issued the key","api_key.rotated":"rotated the key","api_key.revoked":"revoked the key","generation.refunded":"refunded the generation","generation.verdict_given":"gave a verdict on the generation","queue.paused":"paused the queue","queue.resumed":"resumed the queue","queue.cancelled":"cancelled what was queued"},xs=Object.keys(Ss),xa={"client.created":"tried to create the client","client.updated":"tried to change the client",...ge,"client.credits_granted":"tried to grant credits to the client","api_key.issued":"tried to issue a key for the client","api_key.rotated":"tried to rotate the key","api_key.revoked":"tried to revoke the key","generation.refunded":"tried to refund the generation","generation.verdict_given":"tried to give a verdict on the generation","queue.paused":"tried to pause the queue","queue.resumed":"tried to resume the queue","queue.cancelled":"tried to cancel what was queued"},Ca={creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded"},Ea={...gs,...ae,...re},Ta=/^\d{4}-\d\d-\d\dT/,Cs=({type:e,outcome:t})=>(t==="refused"?xa[e]:Ss[e])??`${t==="refused"?"tried":"did"} ${e}:`,Oa=e=>Ca[e]??Ia(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function an(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?h(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ie(e.map(an)):"none":e.period&&e.timezone?ms(e):typeof e=="object"?JSON.stringify(e):Ta.test(e)?O(e):Ea[e]??e}function Es(e){function t({permissions:n,...s}){return n?{...s,...bt(n.from,n.to)}:s}return Object.entries(t(e)).filter(([n,{from:s,to:o}])=>!rn(s)||!(rn(o)||o===0||n==="createdAt")).map(([n,{from:s,to:o}])=>({name:n,label:Oa(n),before:rn(s)?null:an(s),after:an(o)}))}function le(e,t){let n=Object.keys(t).filter(s=>!Aa.includes(s)&&JSON.stringify(t[s])!==JSON.stringify(e[s]));return Object.fromEntries(n.map(s=>[s,{from:e[s],to:t[s]}]))}var Aa=["updatedAt","updatedBy","alerts"],rn=e=>e==null||e===""||e?.length===0,Ia=e=>e.charAt(0).toUpperCase()+e.slice(1);var Te=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),ln=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function cn(e,t){let n=Date.parse(`${e}T00:00Z`)/1e3,s=[n-86400,n+86400].map(o=>La(o,t));return Math.min(...s.map(o=>n-o).filter(o=>Te(o,t)===e))}var dn=(e,t,n)=>n?`${Te(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Te(e,t);function La(e,t){let n=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Te(e,t)}T${n}Z`)/1e3-e}function wt({from:e,to:t,...n}){let s=(o,r=0)=>{let a=new Date(`${o}T00:00`);return a.setDate(a.getDate()+r),Number.isNaN(a.getTime())?"":Math.max(0,a.getTime()/1e3)};return{...n,created_after:s(e),created_before:s(t,1)}}var Et,R,Is,Pa,be,Ts,Ns,Ls,un,yt,nt,Ps,$n,pn,mn,Rs,St={},xt=[],Ra=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Tt=Array.isArray;function ue(e,t){for(var n in t)e[n]=t[n];return e}function hn(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function gn(e,t,n){var s,o,r,a={};for(r in t)r=="key"?s=t[r]:r=="ref"?o=t[r]:a[r]=t[r];if(arguments.length>2&&(a.children=arguments.length>3?Et.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)a[r]===void 0&&(a[r]=e.defaultProps[r]);return vt(e,a,s,o,null)}function vt(e,t,n,s,o){var r={type:e,props:t,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:o??++Is,__i:-1,__u:0};return o==null&&R.vnode!=null&&R.vnode(r),r}function Ot(e){return e.children}function kt(e,t){this.props=e,this.context=t}function Oe(e,t){if(t==null)return e.__?Oe(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?Oe(e):null}function Fa(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,s=[],o=[],r=ue({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),bn(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,s,n??Oe(t),!!(32&t.__u),o),r.__v=t.__v,r.__.__k[r.__i]=r,Us(s,r,o),t.__e=t.__=null,r.__e!=n&&Fs(r)}}function Fs(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Fs(e)}function fn(e){(!e.__d&&(e.__d=!0)&&be.push(e)&&!Ct.__r++||Ts!=R.debounceRendering)&&((Ts=R.debounceRendering)||Ns)(Ct)}function Ct(){try{for(var e,t=1;be.length;)be.length>t&&be.sort(Ls),e=be.shift(),t=be.length,Fa(e)}finally{be.length=Ct.__r=0}}function Ds(e,t,n,s,o,r,a,l,c,d,p){var m,u,f,g,C,v,y=s&&s.__k||xt,b=t.length;for(c=Da(n,t,y,c,b),m=0;m<b;m++)(f=n.__k[m])!=null&&(u=f.__i!=-1&&y[f.__i]||St,f.__i=m,v=bn(e,f,u,o,r,a,l,c,d,p),g=f.__e,f.ref&&u.ref!=f.ref&&(u.ref&&wn(u.ref,null,f),p.push(f.ref,f.__c||g,f)),C==null&&g!=null&&(C=g),4&f.__u?(c=Ms(f,c,e),u.__e&&(u.__e=null)):typeof f.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),f.__u&=-7);return n.__e=C,c}function Da(e,t,n,s,o){var r,a,l,c,d,p=n.length,m=p,u=0;for(e.__k=new Array(o),r=0;r<o;r++)(a=t[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[r]=vt(null,a,null,null,null):Tt(a)?a=e.__k[r]=vt(Ot,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[r]=vt(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[r]=a,c=r+u,a.__=e,a.__b=e.__b+1,l=null,(d=a.__i=Ma(a,n,c,m))!=-1&&(m--,(l=n[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(o>p?u--:o<p&&u++),typeof a.type!="function"&&(a.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,a.__u|=4))):e.__k[r]=null;if(m)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==s&&(s=Oe(l)),Bs(l,l));return s}function Ms(e,t,n){var s,o;if(typeof e.type=="function"){for(s=e.__k,o=0;s&&o<s.length;o++)s[o]&&(s[o].__=e,t=Ms(s[o],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Oe(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function Ma(e,t,n,s){var o,r,a,l=e.key,c=e.type,d=t[n],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return n;if(s>(p?1:0)){for(o=n-1,r=n+1;o>=0||r<t.length;)if((d=t[a=o>=0?o--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return a}return-1}function Os(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||Ra.test(t)?n:n+"px"}function _t(e,t,n,s,o){var r,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof s=="string"&&(e.style.cssText=s=""),s)for(t in s)n&&t in n||Os(e.style,t,"");if(n)for(t in n)s&&n[t]==s[t]||Os(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(Ps,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?s?n[nt]=s[nt]:(n[nt]=$n,e.addEventListener(t,r?mn:pn,r)):e.removeEventListener(t,r?mn:pn,r);else{if(o=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function As(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[yt]==null)t[yt]=$n++;else if(t[yt]<n[nt])return;return n(R.event?R.event(t):t)}}}function bn(e,t,n,s,o,r,a,l,c,d){var p,m,u,f,g,C,v,y,b,k,E,L,H,ee,dt,sn,se=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=R.__b)&&p(t);e:if(typeof se=="function"){m=a.length;try{if(b=t.props,k=se.prototype&&se.prototype.render,E=(p=se.contextType)&&s[p.__c],L=p?E?E.props.value:p.__:s,n.__c?y=(u=t.__c=n.__c).__=u.__E:(k?t.__c=u=new se(b,L):(t.__c=u=new kt(b,L),u.constructor=se,u.render=Ua),E&&E.sub(u),u.state||(u.state={}),u.__n=s,f=u.__d=!0,u.__h=[],u._sb=[]),k&&u.__s==null&&(u.__s=u.state),k&&se.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=ue({},u.__s)),ue(u.__s,se.getDerivedStateFromProps(b,u.__s))),g=u.props,C=u.state,u.__v=t,f)k&&se.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),k&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(k&&se.getDerivedStateFromProps==null&&b!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(b,L),t.__v==n.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(b,u.__s,L)===!1){t.__v!=n.__v&&(u.props=b,u.state=u.__s,u.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(Fe){Fe&&(Fe.__=t)}),xt.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&a.push(u),l=Oe(n);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(b,u.__s,L),k&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,C,v)})}if(u.context=L,u.props=b,u.__P=e,u.__e=!1,H=R.__r,ee=0,k)u.state=u.__s,u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),xt.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++ee<25);u.state=u.__s,u.getChildContext!=null&&(s=ue(ue({},s),u.getChildContext())),k&&!f&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(g,C)),dt=p!=null&&p.type===Ot&&p.key==null?js(p.props.children):p,l=Ds(e,Tt(dt)?dt:[dt],t,n,s,o,r,a,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&a.push(u),y&&(u.__E=u.__=null)}catch(Fe){if(a.length=m,t.__v=null,c||r!=null){if(Fe.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(sn=r.length;sn--;)hn(r[sn])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),Fe.then||qs(t),R.__e(Fe,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=qa(n.__e,t,n,s,o,r,a,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function qs(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(qs))}function Us(e,t,n){for(var s=0;s<n.length;s++)wn(n[s],n[++s],n[++s]);R.__c&&R.__c(t,e),e.some(function(o){try{e=o.__h,o.__h=[],e.some(function(r){r.call(o)})}catch(r){R.__e(r,o.__v)}})}function js(e){return typeof e!="object"||e==null||e.__b>0?e:Tt(e)?e.map(js):e.constructor!==void 0?null:ue({},e)}function qa(e,t,n,s,o,r,a,l,c){var d,p,m,u,f,g,C,v=n.props||St,y=t.props,b=t.type;if(b=="svg"?o="http://www.w3.org/2000/svg":b=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((f=r[d])&&"setAttribute"in f==!!b&&(b?f.localName==b:f.nodeType==3)){e=f,r[d]=null;break}}if(e==null){if(b==null)return document.createTextNode(y);e=document.createElementNS(o,b,y.is&&y),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(b==null)v===y||l&&e.data==y||(e.data=y);else{if(r=b=="textarea"&&y.defaultValue!=null?null:r&&Et.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(f=e.attributes[d]).name]=f.value;for(d in v)f=v[d],d=="dangerouslySetInnerHTML"?m=f:d=="children"||d in y||d=="value"&&"defaultValue"in y||d=="checked"&&"defaultChecked"in y||_t(e,d,null,f,o);for(d in y)f=y[d],d=="children"?u=f:d=="dangerouslySetInnerHTML"?p=f:d=="value"?g=f:d=="checked"?C=f:l&&typeof f!="function"||v[d]===f||_t(e,d,f,v[d],o);if(p)l||m&&(p.__html==m.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(m&&(e.innerHTML=""),Ds(t.type=="template"?e.content:e,Tt(u)?u:[u],t,n,s,b=="foreignObject"?"http://www.w3.org/1999/xhtml":o,r,a,r?r[0]:n.__k&&Oe(n,0),l,c),r!=null)for(d=r.length;d--;)hn(r[d]);l&&b!="textarea"||(d="value",b=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||b=="progress"&&!g||b=="option"&&g!=v[d])&&_t(e,d,g,v[d],o),d="checked",C!=null&&C!=e[d]&&_t(e,d,C,v[d],o))}return e}function wn(e,t,n){try{if(typeof e=="function"){var s=typeof e.__u=="function";s&&e.__u(),s&&t==null||(e.__u=e(t))}else e.current=t}catch(o){R.__e(o,n)}}function Bs(e,t,n){var s,o;if(R.unmount&&R.unmount(e),(s=e.ref)&&(s.current&&s.current!=e.__e||wn(s,null,t)),(s=e.__c)!=null){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(r){R.__e(r,t)}s.base=s.__P=s.__n=null}if(s=e.__k)for(o=0;o<s.length;o++)s[o]&&Bs(s[o],t,n||typeof e.type!="function");n||hn(e.__e),e.__c=e.__=e.__e=void 0}function Ua(e,t,n){return this.constructor(e,n)}function _n(e,t,n){var s,o,r,a;t==document&&(t=document.documentElement),R.__&&R.__(e,t),o=(s=typeof n=="function")?null:n&&n.__k||t.__k,r=[],a=[],bn(t,e=(!s&&n||t).__k=gn(Ot,null,[e]),o||St,St,t.namespaceURI,!s&&n?[n]:o?null:t.firstChild?Et.call(t.childNodes):null,r,!s&&n?n:o?o.__e:t.firstChild,s,a),Us(r,e,a),e.props.children=null}function Gs(e){function t(n){var s,o;return this.getChildContext||(s=new Set,(o={})[t.__c]=this,this.getChildContext=function(){return o},this.componentWillUnmount=function(){s=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&s.forEach(function(a){a.__e=!0,fn(a)})},this.sub=function(r){s.add(r);var a=r.componentWillUnmount;r.componentWillUnmount=function(){s&&s.delete(r),a&&a.call(r)}}),n.children}return t.__c="__cC"+Rs++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,s){return n.children(s)}).contextType=t,t}Et=xt.slice,R={__e:function(e,t,n,s){for(var o,r,a;t=t.__;)if((o=t.__c)&&!o.__)try{if((r=o.constructor)&&r.getDerivedStateFromError!=null&&(o.setState(r.getDerivedStateFromError(e)),a=o.__d),o.componentDidCatch!=null&&(o.componentDidCatch(e,s||{}),a=o.__d),a)return o.__E=o}catch(l){e=l}throw e}},Is=0,Pa=function(e){return e!=null&&e.constructor===void 0},kt.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ue({},this.state),typeof e=="function"&&(e=e(ue({},n),this.props)),e&&ue(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),fn(this))},kt.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),fn(this))},kt.prototype.render=Ot,be=[],Ns=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Ls=function(e,t){return e.__v.__b-t.__v.__b},Ct.__r=0,un=Math.random().toString(8),yt="__d"+un,nt="__a"+un,Ps=/(PointerCapture)$|Capture$/i,$n=0,pn=As(!1),mn=As(!0),Rs=0;var Hs=function(e,t,n,s){var o;t[0]=0;for(var r=1;r<t.length;r++){var a=t[r++],l=t[r]?(t[0]|=a?1:2,n[t[r++]]):t[++r];a===3?s[0]=l:a===4?s[1]=Object.assign(s[1]||{},l):a===5?(s[1]=s[1]||{})[t[++r]]=l:a===6?s[1][t[++r]]+=l+"":a?(o=e.apply(l,Hs(e,l,n,["",null])),s.push(o),l[0]?t[0]|=2:(t[r-2]=0,t[r]=o)):s.push(l)}return s},Ws=new Map;function Ks(e){var t=Ws.get(this);return t||(t=new Map,Ws.set(this,t)),(t=Hs(this,t.get(e)||(t.set(e,t=(function(n){for(var s,o,r=1,a="",l="",c=[0],d=function(u){r===1&&(u||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,a):r===3&&(u||a)?(c.push(3,u,a),r=2):r===2&&a==="..."&&u?c.push(4,u,0):r===2&&a&&!u?c.push(5,0,!0,a):r>=5&&((a||!u&&r===5)&&(c.push(r,0,a,o),r=6),u&&(c.push(r,u,0,o),r=6)),a=""},p=0;p<n.length;p++){p&&(r===1&&d(),d(p));for(var m=0;m<n[p].length;m++)s=n[p][m],r===1?s==="<"?(d(),c=[c],r=3):a+=s:r===4?a==="--"&&s===">"?(r=1,a=""):a=s+a[0]:l?s===l?l="":a+=s:s==='"'||s==="'"?l=s:s===">"?(d(),r=1):r&&(s==="="?(r=5,o=a,a=""):s==="/"&&(r<5||n[p][m+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),r=2):a+=s),r===3&&a==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Ae,F,yn,Vs,It=0,to=[],M=R,zs=M.__b,Js=M.__r,Ys=M.diffed,Qs=M.__c,Zs=M.unmount,Xs=M.__;function st(e,t){M.__h&&M.__h(F,e,It||t),It=0;var n=F.__H||(F.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function $(e){return It=1,ja(no,e)}function ja(e,t,n){var s=st(Ae++,2);if(s.t=e,!s.__c&&(s.__=[n?n(t):no(void 0,t),function(l){var c=s.__N?s.__N[0]:s.__[0],d=s.t(c,l);c!==d&&(s.__N=[d,s.__[1]],s.__c.setState({}))}],s.__c=F,!F.__f)){var o=function(l,c,d){if(!s.__c.__H)return!0;var p=!1,m=s.__c.props!==l;if(s.__c.__H.__.some(function(f){if(f.__N){p=!0;var g=f.__[0];f.__=f.__N,f.__N=void 0,g!==f.__[0]&&(m=!0)}}),r){var u=r.call(this,l,c,d);return p?u||m:u}return!p||m};F.__f=!0;var r=F.shouldComponentUpdate,a=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,o(l,c,d),r=p}a&&a.call(this,l,c,d)},F.shouldComponentUpdate=o}return s.__N||s.__}function S(e,t){var n=st(Ae++,3);!M.__s&&Sn(n.__H,t)&&(n.__=e,n.u=t,F.__H.__h.push(n))}function kn(e,t){var n=st(Ae++,4);!M.__s&&Sn(n.__H,t)&&(n.__=e,n.u=t,F.__h.push(n))}function A(e){return It=5,Be(function(){return{current:e}},[])}function Be(e,t){var n=st(Ae++,7);return Sn(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function _(e){var t=F.context[e.__c],n=st(Ae++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(F)),t.props.value):e.__}function Ba(){for(var e;e=to.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(At),t.__h.some(vn),t.__h=[]}catch(n){t.__h=[],M.__e(n,e.__v)}}}M.__b=function(e){F=null,zs&&zs(e)},M.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Xs&&Xs(e,t)},M.__r=function(e){Js&&Js(e),Ae=0;var t=(F=e.__c).__H;t&&(yn===F?(t.__h=[],F.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(At),t.__h.some(vn),t.__h=[],Ae=0)),yn=F},M.diffed=function(e){Ys&&Ys(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(to.push(t)!==1&&Vs===M.requestAnimationFrame||((Vs=M.requestAnimationFrame)||Ga)(Ba)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),yn=F=null},M.__c=function(e,t){t.some(function(n){try{n.__h.some(At),n.__h=n.__h.filter(function(s){return!s.__||vn(s)})}catch(s){t.some(function(o){o.__h&&(o.__h=[])}),t=[],M.__e(s,n.__v)}}),Qs&&Qs(e,t)},M.unmount=function(e){Zs&&Zs(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(s){try{At(s)}catch(o){t=o}}),n.__H=void 0,t&&M.__e(t,n.__v))};var eo=typeof requestAnimationFrame=="function";function Ga(e){var t,n=function(){clearTimeout(s),eo&&cancelAnimationFrame(t),setTimeout(e)},s=setTimeout(n,35);eo&&(t=requestAnimationFrame(n))}function At(e){var t=F,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),F=t}function vn(e){var t=F;e.__c=e.__(),F=t}function Sn(e,t){return!e||e.length!==t.length||t.some(function(n,s){return n!==e[s]})}function no(e,t){return typeof t=="function"?t(e):t}var i=Ks.bind(gn),w=Gs(null);function U(e,t){let[n,s]=$({data:null,error:null}),[o,r]=$(0);return S(()=>s({data:null,error:null}),t),S(()=>{let a=new AbortController,{signal:l}=a;return e(l).then(c=>l.aborted||s({data:c,error:null}),c=>l.aborted||s(d=>({...d,error:c}))),()=>a.abort()},[...t,o]),{...n,again:()=>r(a=>a+1)}}function Nt(e,t){let[n,s]=$({items:null,hasMore:!1,error:null}),o=async r=>{try{let a=await e(r.at(-1)?.id);s({items:[...r,...a.data],hasMore:a.has_more,error:null})}catch(a){s(l=>({...l,error:a}))}};return S(()=>{o([])},t),{...n,more:()=>o(n.items??[])}}function we({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function N({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${we} text=${e.message} />${Wa(e)}</p>${t}`}
    </div>
  `}function j({loaded:{error:e,again:t}}){return i`
    <${N} error=${e}>
      ${e&&!e.isFinal&&i`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function Ge({error:e,onReload:t}){return i`
    <${N} error=${e}>
      ${e?.status===412&&i`<p class="again"><button type="button" class="button" onClick=${t}>Show it as it is now</button></p>`}
    <//>
  `}function K({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${we} text=${n} />`}</p>`}function Wa({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function x({name:e,label:t,hint:n,problems:s={},value:o,onInput:r,...a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${o} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${s[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${a} />
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${s} />
    </div>
  `}function V({name:e,label:t,hint:n,problems:s={},value:o,options:r,onInput:a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>a(l.value)}>
        ${Object.entries(r).map(([l,c])=>i`<option key=${l} value=${l} selected=${l===o}>${c}</option>`)}
      </select>
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${s} />
    </div>
  `}function te(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function ot(e,t){return e.param?.startsWith(t)&&(e.param=e.param.slice(t.length)),e}function B(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function We({name:e,page:t,after:n,write:s}){return!t||!(n||t.has_more)?null:i`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${n&&i`<a class="button" href=${s("")}>Newest</a>`}
      ${t.has_more&&i`<a class="button" href=${s(t.last_id)}>Older</a>`}
    </nav>
  `}function so(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[s,o,r,...a]=t.split("/").map(Ha);return!s&&o===void 0?{page:"playground"}:s==="videos"&&o&&!a.length&&(r===void 0||r==="again")?{page:"playground",id:o,again:r==="again"}:s==="films"&&o===void 0?{page:s,...Ie(oo,new URLSearchParams(n))}:s==="clients"&&o&&!a.length&&r===void 0?{page:o==="new"?"new client":"client",id:o}:s==="generations"&&o&&!a.length&&r===void 0?{page:"generation",id:o}:o!==void 0?null:s==="generations"?{page:s,...Ie(io,new URLSearchParams(n))}:s==="clients"?{page:s,...Ie(ro,new URLSearchParams(n))}:s==="audit-log"?{page:s,...Ie(ao,new URLSearchParams(n))}:s==="usage"?{page:s,...Ie(co,new URLSearchParams(n))}:s==="unknown"?{page:s,...Ie(lo,new URLSearchParams(n))}:s==="credits"?{page:s,...Ie(xn,new URLSearchParams(n))}:s==="overview"||s==="queue"?{page:s}:null}var oo=["status","search","after","before"],ro=["status","role","search","after"],ao=["type","actor","target","outcome","from","to","after"],io=["state","failure","client","from","to","after"],lo=["client","verdict","after"],xn=["from","to","width","zone","group","label"],co=[...xn,"client"],Ie=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),Q="#/",pe=e=>`#/videos/${encodeURIComponent(e)}`,Ne=e=>`${pe(e)}/again`,ne=(e={})=>Pe("#/films",oo,e),Lt=(e={})=>Pe("#/credits",xn,e),uo="#/overview",Pt="#/queue",rt="#/clients/new",G=e=>`#/clients/${encodeURIComponent(e)}`,D=(e={})=>Pe("#/clients",ro,e),He=e=>`#/generations/${encodeURIComponent(e)}`,J=(e={})=>Pe("#/generations",io,e),Z=(e={})=>Pe("#/audit-log",ao,e),X=(e={})=>Pe("#/unknown",lo,e),Le=(e={})=>Pe("#/usage",co,e);function Pe(e,t,n){let s=new URLSearchParams(t.map(o=>[o,n[o]]).filter(([,o])=>o));return s.size?`${e}?${s}`:e}function Ha(e){try{return decodeURIComponent(e)}catch{return e}}var Ka={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Ke({entries:e}){return i`<ol class="log">${e.map(t=>i`<${Va} key=${t.id} entry=${t} />`)}</ol>`}function Va({entry:e}){let{actor:t,target:n,outcome:s,reason:o}=e,r=s==="refused";return i`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${Cs(e)} <${za} target=${n} />
        ${r&&i`<span class="state bad">Refused</span>`}
      </p>
      <${Cn} changes=${e.changes} />
      ${o&&i`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?i`<code>${o}</code>`:o}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${O(e.effective_at)}</time>
        ${" \xB7 "}${Ka[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&i` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function za({target:{type:e,id:t,name:n}}){let s=i`<bdi>${n??t??""}</bdi>`;return e==="client"&&t?i`<a href=${G(t)}>${s}</a>`:i`<b>${s}</b>`}function Cn({changes:e}){let t=Es(e);return t.length?i`
    <dl class="changes">
      ${t.map(({name:n,label:s,before:o,after:r})=>i`
          <div key=${n}>
            <dt>${s}</dt>
            <dd dir="auto">
              ${o!==null&&i`<${Ja} text=${o} />`}
              ${n==="clientId"?i`<a href=${G(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Ja=({text:e})=>i`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Ya=50,Qa={"":"All",done:"Done",refused:"Refused"};function po({route:e}){let{api:t}=_(w),{page:n,...s}=e,o=U(p=>t.operate.auditLog({...wt(s),limit:Ya},p),[t,...Object.values(s)]),{data:r,error:a}=o,{after:l,...c}=s,d=Object.values(c).some(Boolean);return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Za} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${j} loaded=${o} />
      ${r?.data.length>0&&i`<${Ke} entries=${r.data} />`}
      ${r&&!r.data.length&&i`<${Xa} isFiltered=${d||l} />`}
      <${We} name="the audit log" page=${r} after=${l} write=${p=>Z({...c,after:p})} />
    </section>
  `}function Za({kept:e,isFiltered:t}){let[n,s]=$(e),o=a=>l=>s(c=>({...c,[a]:l.trim()}));return i`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${a=>{a.preventDefault(),location.hash=Z(n)}} novalidate>
      <${x} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${o("type")} />
      <datalist id="types">${xs.map(a=>i`<option key=${a} value=${a} />`)}</datalist>
      <${x} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${o("target")} />
      <${x} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${o("actor")} />
      <${V} name="outcome" label="Outcome" options=${Qa} value=${n.outcome} onInput=${o("outcome")} />
      <${x} name="from" type="date" label="First day" value=${n.from} onInput=${o("from")} />
      <${x} name="to" type="date" label="Last day" value=${n.to} onInput=${o("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${Z()}>Show all</a>`}
      </div>
    </form>
  `}function Xa({isFiltered:e}){return e?i`<p class="none">No entry fits. <a href=${Z()}>Show all entries</a>.</p>`:i`<p class="none">No operator has changed anything yet. <a href=${D()}>See the clients</a>.</p>`}function mo({alerts:e}){let t=Object.values(Object.groupBy(e,({period:n})=>n));return t.length?i`<ul class="alerts">${t.map(n=>i`<${ei} key=${n[0].period} reached=${n} />`)}</ul>`:null}function ei({reached:e}){let t=En(e),n=e.map(({threshold:s,reachedAt:o})=>i`<span>${s} % on <time datetime=${o}>${O(o)}</time></span>`);return i`
    <li>
      <span class=${$o(t)}>${t.threshold} %</span>${" "}
      <span>of ${fs(t)} was reached</span>${" "}
      <span class="quiet small">${Ce(n)}</span>
    </li>
  `}var fo=({alert:e})=>i`<span class=${$o(e)}>${$s(e)}</span>`,En=e=>e.reduce((t,n)=>n.threshold>t.threshold?n:t),$o=({threshold:e})=>`state ${e===100?"bad":"warn"}`;function Ve({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:s,availableCredit:o}=e;return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${h(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${h(t)}</dd></div>
    </dl>
    <${Ft} credits=${e} />
  `}function Rt({budget:{period:e,timezone:t,limit:n,periodUsed:s,periodHeld:o,resetsAt:r}}){let a={creditLimit:n,usedCredit:s,heldCredit:o};return i`
    <dl class="tally">
      <div><dt>Left in this ${Ue[e]??e}</dt><dd>${h(n-s-o)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${h(n)}</dd></div>
    </dl>
    <${Ft} credits=${a} />
    <p class="quiet small resets">
      The next ${Ue[e]??e} begins <time datetime=${r}>${hs(r)}</time>, time of ${t}.
    </p>
  `}function Ft({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let s=ke(t,e),o=Math.min(100-s,ke(n,e));return i`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${s} height="1" />
      <rect class="held" x=${s} width=${o} height="1" />
    </svg>
  `}function W({title:e,lead:t,name:n,yes:s,cancelling:o,rehearse:r,act:a,onDone:l,onNo:c}){let[d,p]=$(!0),[m,u]=$({changes:null,error:null}),[f,g]=$(""),[C,v]=$(null),[y,b]=$(!1),k=Tn(),E=A();S(()=>{let H=!1;return r(d).then(ee=>H||u({changes:ee,error:null}),ee=>H||u({changes:null,error:ee})),()=>{H=!0}},[d]);async function L(H){if(H.preventDefault(),!(y||!m.changes)){if(n&&f.trim()!==n){v(`Type ${n}, exactly as it is written.`),E.current.focus();return}b(!0);try{l(await a(d))}catch(ee){u({changes:null,error:ee}),b(!1)}}}return i`
    <dialog ref=${k} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${L} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${ti} told=${m} />
        ${o&&i`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:H})=>p(H.checked)} />${o}
          </label>
        `}
        ${n&&i`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${E} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${f} aria-describedby="typed-problem"
              aria-invalid=${C?"true":null} onInput=${({target:H})=>(g(H.value),v(null))} />
            <${K} name="typed" problems=${{typed:C}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${y||!m.changes?"true":null}>${y?"One moment\u2026":s}</button>
        </div>
      </form>
    </dialog>
  `}function ti({told:{changes:e,error:t}}){return i`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${N} error=${t} />
      ${e&&i`<p class="quiet small">What will change</p><${Cn} changes=${e} />`}
    </div>
  `}function Tn(){let e=A();return S(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var ni={day:"Each day",week:"Each week, from Monday",month:"Each month"},si=["limit","period","timezone"];function ho({client:e,version:t,mayChange:n,onDone:s,onReload:o}){return i`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?i`<${Rt} budget=${e.budget} />`:i`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&i`<${oi} key=${t} client=${e} version=${t} onDone=${s} onReload=${o} />`}
    </section>
  `}function oi({client:e,version:t,onDone:n,onReload:s}){let{api:o}=_(w),[r,a]=$(()=>ri(e.budget)),[l,c]=$(null),[d,p]=$(null),m=b=>k=>a(E=>({...E,[b]:k})),u=(b,k=!1)=>o.operate.changeClient(e.id,{budget:b},{version:t,isDry:k}),f=async(b,k)=>{c(null);try{await u(b),n(k)}catch(E){c(ot(E,"budget."))}};function g(b){b.preventDefault();let k={...r,timezone:r.timezone.trim(),limit:te(r.limit)};return ai(e.budget,k)?f(k,"The budget is set."):C(k)}async function C(b){c(null);try{p({budget:b,changes:le(e,await u(b,!0))})}catch(k){c(ot(k,"budget."))}}let{problems:v,notice:y}=B(l,si);return i`
    <form class="form beside" onSubmit=${g} novalidate>
      <${V} name="period" label="How often" options=${ni} problems=${v} value=${r.period} onInput=${m("period")} />
      <${x} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${m("limit")} />
      <${x} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${m("timezone")} />
      <${Ge} error=${y} onReload=${s} />
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&i`<button type="button" class="button" onClick=${()=>f(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&i`<${W} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var ri=e=>e?{period:e.period,limit:h(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:ht()},ai=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;var ii={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function P({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ii[e]} /></svg>`}function Dt(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function go({across:e,down:t}){let n=16/Math.max(e,t),[s,o]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-s/2} y=${12-o/2} width=${s} height=${o} rx="1.5" />
    </svg>
  `}var li=3e3;function _e({label:e,text:t,done:n="Copied",icon:s="copy"}){let{announce:o}=_(w),[r,a]=$(null),[l,c]=$(null);S(()=>{if(!r)return;let m=setTimeout(()=>a(null),li);return()=>clearTimeout(m)},[r]);async function d(){c(null);try{let m=await t();return await di(m)?p(n):(c(m),o("Press the keys for copying: the text is selected."))}catch(m){return p(m.message)}}let p=m=>{a(m),o(m)};return i`
    <button type="button" class="button" onClick=${d}><${P} name=${r===n?"done":s} />${r??e}</button>
    ${l&&i`<${ci} text=${l} label=${e} />`}
  `}function ci({text:e,label:t}){let n=A();return S(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function di(e){try{return await navigator.clipboard.writeText(e),!0}catch{return ui(e)}}function ui(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let s=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),s}var On=3600,pi=(On-300)*1e3,mi=168*3600,fi=3;function bo(e,t){let{api:n}=_(w),[s,o]=$({address:null,error:null}),[r,a]=$(0);return S(()=>{if(!t)return;let l=!1,c=setTimeout(()=>a(d=>d+1),pi);return n.link(e,On).then(d=>l||o({address:d,error:null}),d=>l||o(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...s,renew:()=>a(l=>l+1)}}function wo({link:e,label:t,poster:n,isLooped:s,onFailure:o}){let r=A(null),a=A(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{a.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>a.current++<fi?e.renew():o();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${s} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function _o({id:e}){let{api:t}=_(w);return i`<${_e} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,mi),location.href).href} />`}function Mt({id:e,label:t}){let{api:n,announce:s}=_(w),[o,r]=$(null);return i`
    <button type="button" class="button" aria-label=${t} title=${o} onClick=${async()=>{r(null);try{at(await n.link(e,On),`${e}.mp4`)}catch(l){r(l.message),s(l.message)}}}>
      <${P} name=${o?"cancel":"download"} />${o?"No download":"Download"}
    </button>
  `}function at(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var $i=6e4;function qt({ask:e,of:t}){let{announce:n}=_(w),[s,o]=$(null);return i`
    <button type="button" class="button" onClick=${async()=>{if(!s?.isBusy){o({isBusy:!0,text:"One moment\u2026"});try{let a=await e(),l=URL.createObjectURL(await a.blob());at(l,hi(a)),setTimeout(()=>URL.revokeObjectURL(l),$i),o(null)}catch(a){o({text:a.message}),n(a.message)}}}}>
      <${P} name="download" />
      ${s?.text??i`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var hi=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var gi=20;function yo({client:e}){let{api:t}=_(w),{items:n,hasMore:s,error:o,more:r}=Nt(a=>t.operate.entries(e.id,{limit:gi,after:a}),[t,e]);return i`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||o?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&i`<${qt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${N} error=${o} />
      ${n?.length>0&&i`<${bi} entries=${n} />`}
      ${n&&!n.length&&i`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(s||o)&&i`<div class="pages"><button type="button" class="button" onClick=${r}>${o?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function bi({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${wi} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function wi({entry:e}){let{kind:t,amount:n,note:s,actor:o,metadata:r,videoId:a,createdAt:l}=e,c=he(e),d=Object.entries(r??{}).map(([p,m])=>`${p}: ${m}`);return i`
    <tr>
      <td class="name">
        ${qe[t]}
        ${s&&i` <span class="quiet small" dir="auto">${s}</span>`}
        ${d.length>0&&i` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${a&&i` <code class="quiet">${a}</code>`}
      </td>
      <td class="spare"><bdi>${o?o.on_behalf_of??o.name:"Kinora"}</bdi></td>
      <td class="quiet">${O(l)}</td>
      <td class="number">${c?gt(c):i`<span class="quiet">${h(n)}</span>`}</td>
      <td class="number spare">${h(e.creditLimit)}</td>
      <td class="number spare">${h(e.usedCredit)}</td>
      <td class="number spare">${h(e.heldCredit)}</td>
    </tr>
  `}var vo=()=>({amount:"",note:"",once:ve()});function ko({client:e,onDone:t}){let{api:n}=_(w),[s,o]=$(vo),[r,a]=$(null),[l,c]=$(!1),[d,p]=$(null),m=A(),u=b=>k=>o(E=>({...E,[b]:k,once:ve()})),f=(b,k)=>n.operate.grant(e.id,b,{isDry:k,once:s.once}),g=()=>{p(null),o(vo()),t(d?"The credits are taken away.":"Granted.")};async function C(b){b.preventDefault();let k={amount:te(s.amount),...s.note.trim()&&{note:s.note.trim()}};if(a(null),k.amount<0)return p(k);if(!l){c(!0);try{await f(k,!1),g()}catch(E){a(E),m.current.elements[E.param]?.focus()}return c(!1)}}let{problems:v,notice:y}=B(r,["amount","note"]);return i`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${m} onSubmit=${C} novalidate>
        <${x} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${s.amount} onInput=${u("amount")} />
        <${x} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${s.note} onInput=${u("note")} />
        <${N} error=${y} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&i`<${W} title=${`Take ${I(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async()=>_i((await n.operate.client(e.id)).client,await f(d,!0))}
        act=${()=>f(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var _i=(e,{creditLimit:t,usedCredit:n,heldCredit:s,availableCredit:o})=>le(e,{creditLimit:t,usedCredit:n,heldCredit:s,availableCredit:o});var So={name:"",scopes:[],networks:"",ends:"",reason:""};function xo({client:e,onIssued:t}){let{api:n}=_(w),[s,o]=$(So),[r,a]=$(null),l=A(),c=u=>f=>o(g=>({...g,[u]:f}));async function d(u){u.preventDefault(),a(null);try{let f=await n.operate.issueKey(e.id,yi(s));o(So),l.current.open=!1,t(f)}catch(f){a(f)}}let{problems:p,notice:m}=B(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return i`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${x} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${s.name} onInput=${c("name")} />
        <${x} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${s.ends} onInput=${c("ends")} />
        <${x} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${s.networks} onInput=${c("networks")} />
        <${vi} chosen=${s.scopes} onChoice=${c("scopes")} problems=${p} />
        <${x} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${s.reason} onInput=${c("reason")} />
        <${N} error=${m} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function yi({name:e,scopes:t,networks:n,ends:s,reason:o}){let r=s&&new Date(`${s}T00:00`);r&&r.setDate(r.getDate()+1);let a={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:o.trim()};return Object.fromEntries(Object.entries(a).filter(([,l])=>l.length!==0&&l!==""))}function vi({chosen:e,onChoice:t,problems:n}){let s=o=>({target:r})=>t(r.checked?[...e,o]:e.filter(a=>a!==o));return i`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(re).map(([o,r])=>i`
          <label class="check" key=${o}>
            <input type="checkbox" name=${o} checked=${e.includes(o)} onChange=${s(o)} /><span>${r}</span>
          </label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${K} name="scopes" problems=${n} />
    </fieldset>
  `}function Ut({text:e,children:t}){let n=A();return S(()=>n.current.focus(),[e]),i`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${_e} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var Co=3600,jt=24*Co,ki={0:"No longer: it is refused now",[Co]:"For an hour",[jt]:"For a day",[7*jt]:"For a week",[30*jt]:"For 30 days"};function Eo({apiKey:e,onIssued:t,onNo:n}){let{api:s}=_(w),[o,r]=$(String(jt)),[a,l]=$(""),[c,d]=$(null),[p,m]=$(!1),[u,f]=$(!1),g=Tn();async function C(v){if(v.preventDefault(),u)return;f(!0),d(null);let y={overlapSeconds:Number(o),force:p,...a.trim()&&{reason:a.trim()}};try{t(await s.operate.rotateKey(e.id,y))}catch(b){d(b),f(!1)}}return i`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${C} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${V} name="overlapSeconds" label="How long the old key is still accepted" options=${ki} value=${o} onInput=${r} />
        <${x} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${a} onInput=${l} />
        <${N} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&i`
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
  `}function To({client:e,keys:t,mayChange:n,onDone:s}){let[o,r]=$(null),[a,l]=$(null),[c,d]=$(null),p=t.filter(u=>!u.revokedAt),m=u=>f=>{l(null),d(f),s(u)};return i`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(Oo)&&i`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&i`<${Si} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&i`<${Ut} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${n&&i`<${xo} client=${e} onIssued=${m("Issued. Copy the key now.")} />`}
      ${a&&i`<${Eo} apiKey=${a} onIssued=${m("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${o&&i`<${Ci} apiKey=${o} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),s("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function Si({keys:e,onRevoke:t,onRotate:n}){return i`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&i`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(s=>i`
              <tr key=${s.id} class=${s.revokedAt?"past":null}>
                <td class="name"><bdi>${s.name??"Without a name"}</bdi> <code class="quiet">kin_${s.id}_…</code></td>
                <td class="may">
                  ${ie(s.scopes.map(o=>re[o]??o))}
                  ${s.allowedNetworks&&i`, <span class="quiet">only from ${ie(s.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${O(s.createdAt)}</td>
                <td class="quiet">${s.lastUsedAt?O(s.lastUsedAt):"never"}</td>
                <td>${xi(s)}</td>
                ${t&&i`<td class="number">
                  ${Oo(s)&&i`<button type="button" class="button" aria-label=${`Rotate ${s.name??s.id}`} onClick=${()=>n(s)}>Rotate…</button>`}
                  ${" "}
                  ${!s.revokedAt&&i`<button type="button" class="button dangerous" aria-label=${`Revoke ${s.name??s.id}`}
                    onClick=${()=>t(s)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var Oo=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function xi({revokedAt:e,expiresAt:t}){return e?`Revoked ${O(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${O(t)}`:"Accepted"}function Ci({apiKey:e,client:t,isLast:n,onDone:s,onNo:o}){let{api:r}=_(w),a=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return i`
    <${W} title=${`Revoke the key ${a}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${s} onNo=${o} />
  `}var Ei={queueLimit:"How many of its films may wait. Empty: as many as the service allows.",concurrency:"How many of its films may be made at the same time. Empty: as many as the service allows."},Ti=Object.entries(Ee).filter(([,e])=>e.length>1);function Ao({client:e,version:t,mayChange:n,onDone:s,onReload:o}){return i`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${Oi} permissions=${e.permissions} />
      ${n&&i`<${Ai} key=${t} client=${e} version=${t} onDone=${s} onReload=${o} />`}
    </section>
  `}function Oi({permissions:e}){let t=Object.entries(bt(null,e));return t.length?i`
    <dl class="changes part-none">
      ${t.map(([n,{to:s}])=>i`<div key=${n}><dt>${ge[n]}</dt><dd>${s}</dd></div>`)}
    </dl>
  `:i`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`}function Ai({client:e,version:t,onDone:n,onReload:s}){let{api:o}=_(w),[r,a]=$(()=>_s(e.permissions)),[l,c]=$(null),[d,p]=$(null),m=y=>b=>a(k=>({...k,[y]:b})),u=(y,b)=>o.operate.changeClient(e.id,{permissions:y},{version:t,isDry:b}),f=()=>(p(null),n("The permissions are changed."));async function g(y){y.preventDefault(),c(null);let b=ys(e.permissions,r,te),k=!vs(e.permissions,b);try{let E=await u(b,k);k?p({wanted:b,changes:le(e,E)}):f()}catch(E){c(ot(E,"permissions."))}}let{problems:C,notice:v}=B(l,Object.keys(ge));return i`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${g} novalidate>
        ${Ti.map(([y,b])=>i`<${Ii} key=${y} name=${y} values=${b} chosen=${r[y]} onChoice=${m(y)} problems=${C} />`)}
        <fieldset class="field choices">
          <legend>${ge.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${r.imageUrls} onChange=${({target:y})=>m("imageUrls")(y.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(je).map(y=>i`
            <${x} key=${y} name=${y} label=${ge[y]} hint=${Ei[y]} inputmode="numeric" problems=${C}
              value=${r[y]} onInput=${m(y)} />
          `)}
        <${Ge} error=${v} onReload=${s} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${d&&i`<${W} title=${`Limit what ${e.name} may ask for?`} name=${e.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async()=>d.changes} act=${()=>u(d.wanted,!1)} onDone=${f} onNo=${()=>p(null)} />`}
  `}function Ii({name:e,values:t,chosen:n,onChoice:s,problems:o}){let r=a=>({target:l})=>s(l.checked?[...n,a]:n.filter(c=>c!==a));return i`
    <fieldset class="field choices" aria-describedby=${`${e}-problem`}>
      <legend>${ge[e]}</legend>
      ${t.map(([a,l])=>i`
          <label class="check" key=${l}>
            <input type="checkbox" name=${e} value=${String(a)} checked=${n.includes(a)} onChange=${r(a)} /><span>${l}</span>
          </label>
        `)}
      <${K} name=${e} problems=${o} />
    </fieldset>
  `}var Ni=["name","role","creditLimit","reason"];function Io({client:e,version:t,onDone:n,onReload:s}){let{api:o}=_(w),[r,a]=$(()=>({name:e.name,role:e.role,creditLimit:h(e.creditLimit),reason:""})),[l,c]=$(null),[d,p]=$(!1),[m,u]=$(null),f=A(),g=b=>k=>a(E=>({...E,[b]:k}));async function C(b){b.preventDefault();let k=Pi(e,r);if(c(null),!Object.keys(k).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let E=r.reason.trim()?{...k,reason:r.reason.trim()}:k;if(k.creditLimit<e.creditLimit&&k.creditLimit>=0)return u(E);if(!d){p(!0);try{return await o.operate.changeClient(e.id,E,{version:t}),n("Saved.")}catch(L){c(L),f.current.elements[L.param]?.focus()}return p(!1)}}let{problems:v,notice:y}=B(l,Ni);return i`
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
        <${Ge} error=${y} onReload=${s} />
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${m&&i`<${Li} client=${e} version=${t} wanted=${m} onDone=${b=>(u(null),n(b))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function Li({client:e,version:t,wanted:n,onDone:s,onNo:o}){let{api:r}=_(w),a=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return i`
    <${W} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>le(e,await a(!0))} act=${()=>a(!1)} onDone=${()=>s("The limit is lowered.")} onNo=${o} />
  `}function Pi(e,{name:t,role:n,creditLimit:s}){let o={name:t.trim(),role:n,creditLimit:te(s)};return Object.fromEntries(Object.entries(o).filter(([r,a])=>a!==e[r]))}function No({client:e,version:t,onDone:n}){let{api:s}=_(w),[o,r]=$(!1),[a,l]=$(null),c=e.status==="SUSPENDED",d=(m,u)=>s.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:m});async function p(){l(null);try{await s.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(m){l(m)}}return i`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${N} error=${a} />
      <div class="actions">
        ${c?i`<button type="button" class="button" onClick=${p}>Activate</button>`:i`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${o&&i`
        <${W} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async m=>le(e,await d(!0,m))} act=${m=>d(!1,m)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var Lo=20,Ri=10;function Po({route:{id:e}}){let{api:t,may:n,announce:s}=_(w),o=U(c=>Fi(t,e,c),[t,e]),r=c=>{s(c),o.again()},{data:a,error:l}=o;return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <p class="small"><a href=${D()}>Clients</a></p>
      ${a?i`<${Mi} client=${a.client} />`:i`<h1 tabindex="-1">Client</h1>`}
      <${j} loaded=${o} />
      ${l?.status===404&&i`<p class="part-none"><a href=${D()}>Look for it among all clients</a>.</p>`}
      ${a&&i`<${qi} ...${a} mayChange=${n("operate:write")} onDone=${r} onReload=${o.again} />`}
    </section>
  `}async function Fi(e,t,n){let{client:s,version:o}=await e.operate.client(t,n),r=await e.operate.keys(s.id,n);return{client:s,version:o,keys:r,entries:await Di(e,s,r,n)}}async function Di(e,t,n,s){let o=[t.id,...n.slice(-Ri).map(l=>l.id)];return(await Promise.all(o.map(l=>e.operate.auditLog({target:l,limit:Lo},s)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,Lo)}function Mi({client:e}){let{name:t,role:n,status:s,id:o,createdAt:r,createdBy:a}=e;return i`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${ae[n]}</span>
      ${s==="SUSPENDED"?i`<span class="state bad">Suspended</span>`:i`<span class="state good">Active</span>`}
      <span>created ${O(r)}${a&&i` by <bdi>${a}</bdi>`}</span>
      <span class="id">${o}</span>
    </p>
  `}function qi({client:e,version:t,keys:n,entries:s,mayChange:o,onDone:r,onReload:a}){return i`
    ${e.status==="SUSPENDED"&&i`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Ve} credits=${e} />
    <${mo} alerts=${e.alerts} />
    <p class="small usage-link"><a href=${Le({client:e.id})}>Usage of this client</a></p>
    ${o&&i`<${Io} key=${t} client=${e} version=${t} onDone=${r} onReload=${a} />`}
    ${o&&i`<${ko} client=${e} onDone=${r} />`}
    <${ho} client=${e} version=${t} mayChange=${o} onDone=${r} onReload=${a} />
    <${Ao} client=${e} version=${t} mayChange=${o} onDone=${r} onReload=${a} />
    <${To} client=${e} keys=${n} mayChange=${o} onDone=${r} />
    <${yo} client=${e} />
    ${o&&i`<${No} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Z({target:e.id})}>All entries about this client</a>
      </div>
      ${s.length?i`<${Ke} entries=${s} />`:i`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function Ro(e,t,n,s){return t.search?ji(e,t,n,s):t.before?Ui(e,t,s):Fo(e,t,s)}async function Fo(e,{status:t,after:n},s){let o=await e.videos({status:t,after:n,limit:12},s);return{...o,newer:n&&(o.first_id??n),older:o.has_more&&o.last_id}}async function Ui(e,{status:t,before:n},s){let o=await e.videos({status:t,after:n,order:"asc",limit:12},s);return!o.has_more&&o.data.length<12?Fo(e,{status:t,after:""},s):{...o,data:o.data.toReversed(),newer:o.has_more&&o.last_id,older:o.first_id}}async function ji(e,{status:t,search:n},s,o){let r=it(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},o);a.data.push(...c.data.filter(({prompt:d})=>r.every(p=>it(d??"").includes(p)))),a.searched+=c.data.length,[a.has_more,l]=[c.has_more,c.last_id],o.aborted||s({...a})}return{...a,isSearching:!1}}var it=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var Do=100,Bi=100,Bt=5e3,Gt=50;async function Mo(e,{search:t,status:n,role:s,after:o},r){if(!t)return e.operate.clients({status:n,role:s,after:o,limit:Gt},r);let a=it(t).split(/\s+/),l=[];for await(let c of An(e,{status:n,role:s},r)){let d=`${it(c.name)} ${c.id}`;if(a.every(p=>d.includes(p))&&l.push(c),l.length===Bi)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*An(e,t,n){for(let s,o=!0,r=0;o&&r<Bt;r+=Do){let a=await e.operate.clients({...t,after:s,limit:Do},n);yield*a.data,[o,s]=[a.has_more,a.last_id]}}var Gi={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function qo({route:e}){let{api:t,may:n}=_(w),{search:s,status:o,role:r,after:a}=e,l=U(p=>Mo(t,e,p),[t,s,o,r,a]),{data:c,error:d}=l;return i`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&i`<a class="button" href=${rt}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Hi} key=${s} route=${e} />
        <${Ki} route=${e} />
      </div>
      <${j} loaded=${l} />
      ${s&&i`<p class="quiet small" role="status">${Wi(c)}</p>`}
      ${c?.data.length>0&&i`<${Vi} clients=${c.data} />`}
      ${c&&!c.data.length&&i`<${Ji} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&i`<${Yi} route=${e} page=${c} />`}
    </section>
  `}function Wi(e){return e?`${h(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function Hi({route:{status:e,role:t,search:n}}){let s=A();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=D({status:e,role:t,search:s.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${s} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Ki({route:{status:e,role:t,search:n}}){let s=o=>(o.status??"")===e&&(o.role??"")===t;return i`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(Gi).map(([o,r])=>i`<a key=${o} href=${D({...r,search:n})} aria-current=${s(r)?"true":null}>${o}</a>`)}
    </nav>
  `}function Vi({clients:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${zi} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function zi({client:e}){let{id:t,name:n,role:s,creditLimit:o,usedCredit:r,heldCredit:a,availableCredit:l}=e;return i`
    <tr>
      <td class="name">
        <a href=${G(t)} dir="auto">${n}</a>
        ${s!=="MEMBER"&&i` <span class="state">${ae[s]}</span>`}
        ${e.status==="SUSPENDED"&&i` <span class="state bad">Suspended</span>`}
        ${e.alerts.length>0&&i` <${fo} alert=${En(e.alerts)} />`}
      </td>
      <td class="spare bar">
        <${Ft} credits=${e} />
        <span class="unseen">${o>0?`${Math.round(ke(r+a,o))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${h(a)}</td>
      <td class="number">${h(o)}</td>
      <td class=${`number ${l<=0&&s==="MEMBER"?"out":""}`}>${h(l)}</td>
    </tr>
  `}function Ji({route:{search:e,status:t,role:n,after:s},mayCreate:o}){let r=i`<a href=${D()}>Show all clients</a>`;if(e)return i`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(s)return i`<p class="none">There are no more clients. ${r}.</p>`;if(t)return i`<p class="none">No client is suspended. ${r}.</p>`;let a=o&&i` <a href=${rt}>Create one</a>: a name and a limit are enough.`;return i`<p class="none">There is no client of this kind.${a} ${n&&i`${r}.`}</p>`}function Yi({route:{status:e,role:t,search:n,after:s},page:o}){return n||!(s||o.has_more)?null:i`
    <nav class="pages" aria-label="Pages of clients">
      ${s&&i`<a class="button" href=${D({status:e,role:t})}>First ${Gt}</a>`}
      ${o.has_more&&i`<a class="button" href=${D({status:e,role:t,after:o.last_id})}>Next ${Gt}</a>`}
    </nav>
  `}function Uo(e){let t=new Map;for(let n of e.filter(({videoId:s})=>s)){let s=t.get(n.videoId)??{...Qi,videoId:n.videoId,prompt:n.prompt??null},{charged:o,held:r}=Zi[n.kind](n.amount);t.set(n.videoId,{...s,charged:s.charged+o,held:s.held+r,time:n.createdAt,isWhole:s.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,s)=>n.time<s.time?1:-1)}var Qi={charged:0,held:0,time:"",isWhole:!1},Zi={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function jo(e,t,n){let s=[];for(let o,r=!0;r;){let a=await e.entries({limit:100,after:o},n);s.push(...a.data),t(s.length),[o,r]=[a.last_id,a.has_more]}return s}var Xi=["entry","time","kind","amount","change","video","prompt","note"];function Bo(e){let t=e.map(n=>[ze(n.id),ze(n.createdAt),ze(n.kind),n.amount,he(n),ze(n.videoId),ze(n.prompt),ze(n.note)]);return`\uFEFF${[Xi,...t].map(n=>`${n.map(el).join()}\r
`).join("")}`}var ze=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",el=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var Go=640,Wt=120;function Wo({entries:e,available:t}){let n=tl(e,t),s=Math.max(...n,1),o=nl(n,s);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${h(e.length)} lines; the top edge is ${h(s)}
      </figcaption>
      <svg viewBox=${`0 0 ${Go} ${Wt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${I(n[0])} to ${I(t)} left`}>
        <path class="area" d=${`${o}V${Wt}H0Z`} />
        <path class="line" d=${o} />
      </svg>
    </figure>
  `}function tl(e,t){let n=[t];for(let s of e.slice(0,-1))n.push(n.at(-1)-he(s));return n.reverse()}function nl(e,t){let n=Go/e.length,s=r=>(Wt-Math.max(0,r)/t*(Wt-8)).toFixed(1),o=e.map((r,a)=>`V${s(r)}H${((a+1)*n).toFixed(1)}`);return`M0 ${s(e[0])}${o.join("")}`}var In=30,Nn={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function Ho({page:e,...t}){let n=t.zone||ht(),s;try{s=Te(Date.now()/1e3,n)}catch{s=Te(Date.now()/1e3,"UTC")}let o=t.to||s;return{...t,zone:n,to:o,from:t.from||ln(o,1-In),width:t.width||"1d"}}function Ln({from:e,to:t,width:n,zone:s,group:o,label:r,client:a}){let l=d=>{try{return cn(d,s)}catch{return cn(d,"UTC")}},c=[o,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(ln(t,1)),bucket_width:n,timezone:s,group_by:c,client:a}}var Pn=120,Ko=.2;function Vo({columns:e,label:t}){let n=Math.max(...e.map(({value:o})=>o),1),s=e.reduce((o,{value:r})=>o+r,0);return i`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${h(s)}; the top edge is ${h(n)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${Pn}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${h(s)} together. The table has each figure.`}>
        ${e.map(({name:o,value:r},a)=>{let l=r/n*(Pn-4);return i`
            <rect key=${o} x=${a+Ko/2} y=${Pn-l} width=${1-Ko} height=${l}>
              <title>${o}: ${h(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var Rn=1e3,sl={"1d":"Days","1h":"Hours"};function Ht({route:e,calls:t,write:n,figures:s,groups:o,none:r,isOfAll:a=!1}){let l=Ho(e),c=U(async v=>t.usage(Ln(l),v),[t,...Object.values(l)]),{data:d,error:p}=c,m=p?.param?Object.assign(Object.create(p),{param:Nn[p.param]}):p,{problems:u,notice:f}=B(m,Object.values(Nn)),g=i`
    <${ol} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${n} groups=${o} isOfAll=${a} />
  `,C=Object.entries(e).some(([v,y])=>v!=="page"&&y);return i`
    <div aria-busy=${d||p?null:"true"}>
      ${a?g:i`<details class="fold" open=${C}><summary class="button">Choose days and groups</summary>${g}</details>`}
      <${j} loaded=${{...c,error:f}} />
      ${d&&i`<${rl} page=${d} filter=${l} figures=${s} none=${r} Heading=${a?"h2":"h3"}
        ask=${()=>t.usageFile(Ln(l))} />`}
    </div>
  `}function ol({filter:e,given:t,problems:n,write:s,groups:o,isOfAll:r}){let[a,l]=$(e),c=m=>u=>l(f=>({...f,[m]:u.trim()})),d=m=>{m.preventDefault();let u=Object.fromEntries(["from","to"].map(f=>[f,a[f]===e[f]?t[f]:a[f]]));location.hash=s({...a,...u})},p=m=>({name:m,problems:n,value:a[m],onInput:c(m)});return i`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${x} ...${p("from")} type="date" label="First day" required />
      <${x} ...${p("to")} type="date" label="Last day" required />
      <${V} ...${p("width")} label="One bar is" options=${sl} />
      <${x} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${V} ...${p("group")} label="Group by" options=${o} />
      <${x} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&i`<${x} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function rl({page:e,filter:t,figures:n,none:s,Heading:o,ask:r}){let a=Object.keys(n),[l,c]=$("credits_settled"),d=t.width==="1h",p=(f,g)=>f.reduce((C,v)=>C+v[g],0),m=e.data.flatMap(({results:f})=>f);if(!m.some(f=>a.some(g=>f[g])))return i`<p class="none">${s}</p>`;let u=e.data.map(({start_time:f,results:g})=>({name:dn(f,t.zone,d),value:p(g,l)}));return i`
    <dl class="tally">
      ${a.map(f=>i`<div key=${f}><dt>${n[f]}</dt><dd>${h(p(m,f))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${o} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${qt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${a.map(f=>i`
            <button key=${f} type="button" class="button" aria-pressed=${l===f?"true":"false"} onClick=${()=>c(f)}>
              ${n[f]}
            </button>
          `)}
    </div>
    <${Vo} columns=${u} label=${n[l]} />
    <${al} page=${e} filter=${t} figures=${n} isHour=${d} />
  `}function al({page:e,filter:t,figures:n,isHour:s}){let o=Object.keys(n),r=t.group||t.label,l=e.data.flatMap(({start_time:c,results:d})=>d.map(p=>({start:c,result:p}))).filter(({result:c})=>o.some(d=>c[d]));return i`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${s?"Hour":"Day"}</th>${r&&i`<th>Group</th>`}
            ${o.map(c=>i`<th key=${c} class="number">${n[c]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${l.slice(0,Rn).map(({start:c,result:d})=>i`
              <tr>
                <td class="day">${dn(c,t.zone,s)}</td>
                ${r&&i`<td dir="auto">${il(d)}</td>`}
                ${o.map(p=>i`<td key=${p} class="number">${h(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${s?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>Rn&&` These are the first ${h(Rn)} rows; the file has all.`}
    </p>
  `}function il({client_name:e,outcome:t,metadata:n}){let s=Object.entries(n??{}).map(([o,r])=>`${o}: ${r??"none"}`);return[e,ps[t]??t,...s].filter(Boolean).join(" \xB7 ")}var ll=50,cl={"":"Nothing",outcome:"Outcome"},dl={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function zo({route:e}){let t=_(w),{items:n,hasMore:s,error:o,more:r}=Nt(a=>t.api.entries({limit:ll,after:a}),[t.api]);return S(()=>{t.refresh()},[]),i`
    <section class="page" aria-busy=${t.credits&&n?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${N} error=${o??t.trouble} />
      ${t.credits&&i`<${ul} credits=${t.credits} />`}
      ${t.credits&&n?.length>1&&i`<${Wo} entries=${n} available=${t.credits.availableCredit} />`}
      ${n?.length>0&&i`<${pl} route=${e} api=${t.api} />`}
      ${n&&i`<${ml} entries=${n} />`}
      ${s&&i`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function ul({credits:e}){let{budget:t,expiringGrants:n}=e;return i`
    <${Ve} credits=${e} />
    ${n.filter(({left:s})=>s>0).map(({id:s,left:o,expiresAt:r})=>i`<p key=${s} class="quiet small resets">${I(o)} expire on ${O(r)}, unless they are spent.</p>`)}
    ${t&&i`<section class="budget" aria-label="Budget"><${Rt} budget=${t} /></section>`}
  `}function pl({route:e,api:t}){return i`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${Ht} route=${e} calls=${t} write=${Lt} figures=${dl} groups=${cl}
        none=${i`Nothing was made in this time. Choose other days, or <a href=${Q}>make a film</a>.`} />
    </section>
  `}function ml({entries:e}){let[t,n]=$(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${fl} isByFilm=${t} onView=${n} />
        <${bl} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${gl} entries=${e} />`:i`<${$l} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${Q}>See what a film costs</a>.</p>`}function fl({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,s])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${s}</button>
    `)}function $l({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${hl} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function hl({entry:e}){let t=he(e);return i`
    <tr>
      <td>${qe[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${Jo} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${O(e.createdAt)}</td>
      <td class="number">${t?gt(t):i`<span class="quiet">${h(e.amount)}</span>`}</td>
    </tr>
  `}var Jo=({videoId:e,prompt:t})=>i`<a href=${pe(e)} dir="auto" title=${t??e}>${t?$e(t):e}</a>`;function gl({entries:e}){let t=Uo(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:s,time:o,held:r,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${Jo} videoId=${n} prompt=${s} /></td>
              <td class="quiet">${O(o)}</td>
              ${l?i`<td class="number">${h(r)}</td><td class="number">${h(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${Q}>Make the first one</a>.</p>`}function bl(){let{api:e,announce:t}=_(w),[n,s]=$(null),o=n?.isBusy;return i`
    <button type="button" class="button" onClick=${async()=>{if(!o)try{let a=d=>s({isBusy:!0,text:`${h(d)} lines\u2026`});a(0);let l=Bo(await jo(e,a)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));at(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),s(null)}catch(a){s({text:a.message}),t(a.message)}}}>
      <${P} name="download" />
      ${n?.text??i`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function me(e){let t=Be(()=>e?URL.createObjectURL(e):null,[e]);return S(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Je(e){let{api:t}=_(w),[n,s]=$(void 0);return S(()=>{let o=new AbortController;return t.still(e,o.signal).then(s,()=>o.signal.aborted||s(null)),()=>o.abort()},[t,e]),n}function Qo({video:e,onCancel:t,onRemove:n}){let s=oe(e);return i`
    <li class="card">
      <a class="cover" href=${pe(e.id)}>
        <${yl} video=${e} />
        <span class=${`badge ${e.status} ${tt(e)?"charged":""}`}>${Me(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${we} text=${e.error.message} /></p>`}
      <p class="quiet small">${ds(e)}</p>
      <p class="quiet small">${O(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${wl} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${Mt} id=${e.id} label=${Fn("Download",e)} />`}
        ${s&&i`<${_l} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${Yo} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${s&&i`<${Yo} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var Fn=(e,t)=>`${e}: ${$e(t.prompt)}, take ${t.take}`;function wl({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${Se(e)}></progress>`}function _l({verb:e,video:t}){return i`<a class="button" href=${Ne(t.id)} aria-label=${Fn(e,t)}><${P} name="again" />${e}</a>`}function Yo({verb:e,icon:t,video:n,onClick:s}){return i`
    <button type="button" class="button" aria-label=${Fn(e,n)} onClick=${()=>s(n)}>
      <${P} name=${t} />${e}
    </button>
  `}function yl({video:e}){let t=Je(e.id),n=me(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function Zo({video:e,onYes:t,onNo:n}){let s=A();return S(()=>{let o=s.current;return o.showModal(),()=>o.close()},[]),i`
    <dialog ref=${s} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${$e(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*Xo(e){let t="";for await(let n of kl(e)){t=(t+n).replaceAll(`\r
`,`
`);let s=t.split(`

`);t=s.pop(),yield*s.map(vl).filter(o=>o.data)}}function vl(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,s,o]=/^(\w+): ?(.*)$/.exec(n)??[];s==="event"&&(t.event=o),s==="data"&&(t.data+=(t.data&&`
`)+o)}return t}async function*kl(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let s=setTimeout(()=>n.cancel(),t),{done:o,value:r}=await n.read().finally(()=>clearTimeout(s));if(o)return;yield r}}finally{n.cancel().catch(()=>{})}}var Dn=1e3,Sl=5e3,xl=1e4;async function tr(e,t,{onVideo:n,onTrouble:s,signal:o}){let r=er;for(let a=0;!o.aborted;){try{for await(let l of r(e,t,o))if(a=0,s(null),n(l),oe(l))return}catch(l){if(o.aborted)return;if(l.code==="not_found"&&r===er)r=Cl;else{if(l.isFinal)throw l;s(l)}}await Mn(Math.min(xl,Dn*2**a++),o)}}async function nr(e,{onPage:t,onTrouble:n,signal:s}){for(;!s.aborted;){let o=!1;try{let r=await e(s);if(s.aborted)return;n(null),t(r),o=r.data.some(a=>!oe(a))}catch(r){if(s.aborted||(n(r),r.isFinal))return}await Mn(o?Dn:Sl,s),await El(s)}}async function*er(e,t,n){let s=await e.call(`${fe(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:o,data:r}of Xo(s.body))o==="video"&&(yield JSON.parse(r))}async function*Cl(e,t,n){for(;;)yield await e.video(t,n),await Mn(Dn,n)}function Mn(e,t){return new Promise(n=>{let s=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(s),n()),{once:!0})})}function El(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function sr({route:e}){let{api:t,announce:n,refresh:s}=_(w),[o,r]=$(0),{page:a,trouble:l}=Tl(t,e,o),[c,d]=$(null),[p,m]=$(null),u=A();async function f(v,y){d(null);try{await v(),n(y),s(),r(o+1)}catch(b){d(b)}}let g=v=>f(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),C=async()=>{m(null),await f(()=>t.remove(p.id),"Deleted."),u.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${Ol} key=${e.search} route=${e} />
          <${Al} route=${e} />
        </div>
      </div>
      <${N} error=${c??l} />
      ${e.search&&i`<${Il} page=${a} />`}
      ${a?.data.length>0&&i`<${Nl} page=${a} onCancel=${g} onRemove=${m} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${Ll} route=${e} />`}
      ${a&&i`<${Pl} route=${e} page=${a} />`}
      ${p&&i`<${Zo} video=${p} onYes=${C} onNo=${()=>m(null)} />`}
    </section>
  `}function Tl(e,t,n){let{status:s,search:o,after:r,before:a}=t,[l,c]=$(null),[d,p]=$(null);return S(()=>c(null),[s,o,r,a]),S(()=>{let m=new AbortController,{signal:u}=m,f=()=>Ro(e,t,c,u);return o?f().then(c,g=>u.aborted||p(g)):nr(f,{onPage:c,onTrouble:p,signal:u}),()=>m.abort()},[e,s,o,r,a,n]),{page:l,trouble:d}}function Ol({route:e}){let t=A();return i`
    <form class="search" role="search" onSubmit=${s=>{s.preventDefault(),location.hash=ne({status:e.status,search:t.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Al({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...et}).map(([t,n])=>i`
          <a href=${ne({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function Il({page:e}){let t=`${h(e?.data.length??0)} found in ${h(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function Nl({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(s=>i`<${Qo} key=${s.id} video=${s} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function Ll({route:e}){let t=i`<a href=${ne()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${Q}>Make the first one</a>: a still and a sentence are enough.</p>`}function Pl({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${ne({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${ne({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${ne({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var lt={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Kt=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",or={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Vt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},qn={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},rr={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},ar={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},ir={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},lr={paid_calls:{name:"Paid calls",help:"No paid call starts. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"No request that needs a new film is accepted. What is queued goes on."}};function zt({evidence:e}){let{cause:t,sentAt:n,lostAt:s,readingBefore:o,readingAfter:r,moved:a,otherCredits:l,credits:c}=e;return i`
    <p class="small">Sent ${O(n)}. Its answer was lost ${O(s)}${t&&i`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${cr} name="Counter before" reading=${o} />
      <${cr} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${a===null?"not known":h(a)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":h(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${h(c)}</dd></div>
    </dl>
  `}function cr({name:e,reading:t}){return i`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":i`
              ${h(t.usedCredit)}
              <span class="quiet small"><a href=${He(t.generationId)}>read ${O(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function Jt({evidence:{proposal:e,basis:t,verdict:n}}){return n?i`
      <p class="proposed">
        <b>Verdict: ${n.billed?"it was billed":"it was not billed"}.</b> ${I(n.refundedCredit)} given back,
        ${" "}${O(n.createdAt)}. ${n.note&&i`<span dir="auto">${n.note}</span>`}
      </p>
    `:i`<p class="proposed"><b>${ar[e]??e}.</b> ${ir[t]??t}</p>`}var Un=e=>e.reduce((t,{kind:n,amount:s})=>t+({settle:s,refund:-s}[n]??0),0);function dr({story:{id:e,client_name:t,entries:n},onDone:s}){let{api:o}=_(w),[r,a]=$(""),[l,c]=$(null),d=I(Un(n)),p=({note:m,once:u},f)=>o.operate.refund(e,m?{note:m}:{},{isDry:f,once:f?void 0:u});return i`
    <div class="form beside">
      <${x} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${r} onInput=${a} />
      <div class="actions">
        <button type="button" class="button" onClick=${()=>c({note:r.trim(),once:ve()})}>Give the credits back…</button>
      </div>
    </div>
    ${l&&i`<${W} title=${`Give ${d} back to ${t}?`} name=${t} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async()=>Rl(await p(l,!0))} act=${()=>p(l,!1)}
      onDone=${()=>(c(null),s("The credits are given back."))} onNo=${()=>c(null)} />`}
  `}var Rl=({amount:e,note:t})=>({givenBack:{from:null,to:I(e)},note:{from:null,to:t}});function ur({times:e}){let t=Object.keys(qn),n=t.reduce((o,r)=>o+e[r],0),s=o=>t.slice(0,o).reduce((r,a)=>r+e[a],0);return i`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((o,r)=>{let[a,l]=[s(r),e[o]].map(c=>ke(c,n));return i`<rect key=${o} class=${o} x=${a} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(o=>i`<div key=${o}><dt><i class=${`dot ${o}`}></i>${qn[o]}</dt><dd>${jn(e[o])}</dd></div>`)}
      <div><dt>Together</dt><dd>${jn(n)}</dd></div>
    </dl>
    <${Fl} waits=${e.waits} />
  `}function Fl({waits:e}){let t=e.filter(n=>n.waiting_for!==null);return t.length?i`
    <ul class="waits small">
      ${t.map(({began_at:n,seconds:s,waiting_for:o,reason:r})=>i`
          <li key=${n}>
            ${jn(s)} from ${O(n)}: it waited for ${Vt[o]??o}
            ${r&&i`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var jn=e=>e<10?`${h(Math.round(e*10)/10)} s`:Y(e);function pr({route:{id:e}}){let{api:t,may:n,announce:s}=_(w),o=U(c=>t.operate.generation(e,c),[t,e]),{data:r,error:a}=o,l=c=>{s(c),o.again()};return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <p class="small"><a href=${J()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${j} loaded=${o} />
      ${a?.status===404&&i`<p class="part-none"><a href=${J()}>Look for it among all generations</a>.</p>`}
      ${r&&i`<${Dl} story=${r} mayChange=${n("operate:write")} onDone=${l} />`}
    </section>
  `}function Dl({story:e,mayChange:t,onDone:n}){return i`
    <${Ml} story=${e} />
    ${e.evidence&&i`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${Jt} evidence=${e.evidence} />
        <${zt} evidence=${e.evidence} />
        ${!e.evidence.verdict&&i`<p class="small part-none"><a href=${X({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?i`<${ur} times=${e.times} />`:i`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${ql} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${Ul} entries=${e.entries} />
      ${t&&Un(e.entries)>0&&i`<${dr} story=${e} onDone=${n} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${jl} videos=${e.videos} />
    </section>
  `}function Ml({story:e}){let{id:t,state:n,failure:s,client_id:o,client_name:r,credits:a,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return i`
    <p class="quiet small facts">
      <span class=${`state ${Kt(n)}`}>${lt[n]??n}</span>
      ${s&&n!=="unknown"&&i`<span>${xe[s]??s}</span>`}
      <span>${I(a)}, paid by <a href=${G(o)} dir="auto">${r}</a></span>
      <span>accepted ${O(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&i`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function ql({attempts:e}){return e.length?i`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:n,detail:s,started_at:o,ended_at:r})=>i`
          <li key=${t}>
            <p><b>${n===null?"The answer is awaited":or[n]??n}</b></p>
            ${s&&i`<p class="small" dir="auto">${s}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(o*1e3).toISOString()}>${O(o)}</time>
              ${r!==null&&`, answered after ${Y(r-o)}`}
            </p>
          </li>
        `)}
    </ol>
  `:i`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function Ul({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:n,amount:s,note:o,created_at:r})=>i`
              <tr key=${t}>
                <td class="name">${qe[n]}${o&&i` <span class="quiet small" dir="auto">${o}</span>`}</td>
                <td class="quiet">${O(r)}</td>
                <td class="number">${h(s)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function jl({videos:e}){return e.length?i`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>i`<${Bl} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:i`<p class="quiet part-none">None: all were deleted.</p>`}function Bl({video:{id:e,client_id:t,client_name:n,status:s,failure:o,cache:r,credits:a,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return i`
    <tr>
      <td class="name"><a href=${G(t)} dir="auto">${n}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&i`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${et[s]}${o&&i` <span class="quiet small">${xe[o]??o}</span>`}</td>
      <td>${rr[r]}</td>
      <td class="number">${h(a)}</td>
    </tr>
  `}var Gl=50,Wl={"":"All",...lt},Hl={"":"All",...xe},Kl=["client","state","failure"];function mr({route:e}){let{api:t}=_(w),{page:n,...s}=e,r=U(f=>t.operate.generations({...wt(s),limit:Gl},f),[t,...Object.values(s)]),{data:a,error:l}=r,{after:c,...d}=s,p=Object.values(d).some(Boolean),{problems:m,notice:u}=B(l,Kl);return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${Vl} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${m} />
      <${j} loaded=${{...r,error:u}} />
      ${a?.data.length>0&&i`<${zl} generations=${a.data} />`}
      ${a&&!a.data.length&&i`<${Yl} isFiltered=${p||c} />`}
      <${We} name="generations" page=${a} after=${c} write=${f=>J({...d,after:f})} />
    </section>
  `}function Vl({kept:e,isFiltered:t,problems:n}){let[s,o]=$(e),r=c=>d=>o(p=>({...p,[c]:d.trim()})),a=c=>{c.preventDefault(),location.hash=J(s)},l=c=>({name:c,problems:n,value:s[c],onInput:r(c)});return i`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${a} novalidate>
      <${V} ...${l("state")} label="State" options=${Wl} />
      <${V} ...${l("failure")} label="Why it failed" options=${Hl} />
      <${x} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${x} ...${l("from")} type="date" label="First day" />
      <${x} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${J()}>Show all</a>`}
      </div>
    </form>
  `}function zl({generations:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>i`<${Jl} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function Jl({generation:{id:e,state:t,failure:n,client_id:s,client_name:o,credits:r,created_at:a,ended_at:l}}){return i`
    <tr>
      <td><a href=${He(e)}>${O(a)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Kt(t)}`}>${lt[t]??t}</span>
        ${n&&t!=="unknown"&&i` <span class="small">${xe[n]??n}</span>`}
      </td>
      <td class="name"><a href=${G(s)} dir="auto">${o}</a></td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${l===null?"":Y(l-a)}</td>
    </tr>
  `}function Yl({isFiltered:e}){return e?i`<p class="none">No generation fits. <a href=${J()}>Show all generations</a>.</p>`:i`<p class="none">No film was asked for yet. <a href=${D()}>Give a client credits and a key</a>, then it can make one.</p>`}var Ql={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Bn={name:"",creditLimit:"0",role:"MEMBER",reason:""},Zl=Object.keys(Bn);function fr(){let{api:e,announce:t}=_(w),[n,s]=$(Bn),[o,r]=$(null),[a,l]=$(null),[c,d]=$(!1),p=A(),m=v=>y=>s(b=>({...b,[v]:y}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:y,creditLimit:b,role:k,reason:E}=n;try{let L={name:y.trim(),creditLimit:te(b),role:k};l(await e.operate.createClient(E.trim()?{...L,reason:E.trim()}:L)),t("Created.")}catch(L){r(L),p.current.elements[L.param]?.focus()}d(!1)}let f=()=>{s(Bn),l(null)};if(a)return i`<${ec} client=${a} onAnother=${f} />`;let{problems:g,notice:C}=B(o,Zl);return i`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${x} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${n.name} onInput=${m("name")} />
        <${V} name="role" label="What it is for" hint=${Ql[n.role]} problems=${g} options=${ae}
          value=${n.role} onInput=${m("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint=${Xl(n.creditLimit)} inputmode="numeric" problems=${g}
          value=${n.creditLimit} onInput=${m("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${n.reason} onInput=${m("reason")} />
        <${N} error=${C} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function Xl(e){let t=te(e);return`${typeof t=="number"&&t>999?`${I(t)}. `:""}What it may spend in total. It can be changed at any time.`}function ec({client:e,onAnother:t}){return i`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${Ut} text=${e.key.key}>
        <a class="button" href=${G(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var tc=5,nc=24*3600,$r="Of their limit, or of their budget in its current window.",sc=3,hr=100;function br(){let{api:e,may:t}=_(w),n=U(r=>oc(e,r),[e]),{data:s,error:o}=n;return i`
    <section class="page" aria-busy=${s||o?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${j} loaded=${n} />
      ${s&&i`<${ac} ...${s} mayChange=${t("operate:write")} />`}
    </section>
  `}async function oc(e,t){let n=Math.floor(Date.now()/1e3)-nc,[s,o,r,a,l]=await Promise.all([rc(An(e,{},t)),e.operate.auditLog({limit:tc},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:hr},t),e.operate.generations({state:"unknown",verdict:"none",limit:hr},t),e.operate.queue(t)]);return{clients:s,last:o.data,refused:r,unknown:a,queue:l}}async function rc(e){let t=[];for await(let n of e)t.push(n);return t}function ac({clients:e,last:t,refused:n,unknown:s,queue:o,mayChange:r}){let a=e.filter(({role:l})=>l==="MEMBER");return i`
    <p class="quiet">${ic(e,a)}${e.length>=Bt&&` These are the first ${h(Bt)} only.`}</p>
    ${e.length>0&&i`<${Ve} credits=${lc(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${dc} tasks=${cc(e,a,{refused:n,unknown:s,queue:o})} mayChange=${r} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Z()}>Audit log</a></div>
      ${t.length?i`<${Ke} entries=${t} />`:i`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function ic(e,t){let n=(o,r,a)=>`${h(o)} ${o===1?r:a}`,s=e.length-t.length;return`${n(t.length,"app","apps")}${s?` and ${n(s,"operator or reader","operators and readers")}`:""}, together:`}function lc(e){let t=n=>e.reduce((s,o)=>s+o[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function cc(e,t,{refused:n,unknown:s,queue:o}){let r=t.filter(({status:m})=>m==="ACTIVE"),a=r.filter(({availableCredit:m})=>m<=0),l=m=>({alerts:u})=>u.some(f=>f.threshold===m),[c,d]=[r.filter(l(100)),r.filter(l(80))],p=e.filter(({status:m})=>m==="SUSPENDED");return[{name:"Paused in the queue",help:"It lasts until an operator resumes it.",count:o.paused.length,all:Pt},{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",count:s.data.length,hasMore:s.has_more,all:X()},{name:"Reached 100 %",help:`${$r} Where nothing is left, new films are refused.`,clients:c},{name:"Reached 80 %",help:`${$r} Raise it, or ask what they need.`,clients:gr(d,c)},{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:gr(a,c)},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:p,all:D({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:Z({outcome:"refused"})}].filter(({clients:m,count:u})=>(u??m.length)>0)}var gr=(e,t)=>e.filter(n=>!t.includes(n));function dc({tasks:e,mayChange:t}){if(!e.length){let n=t&&i` You can <a href=${rt}>create a client</a>.`;return i`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return i`<ul class="tasks">${e.map(n=>i`<${uc} key=${n.name} task=${n} />`)}</ul>`}function uc({task:{name:e,help:t,clients:n=[],count:s=n.length,hasMore:o,all:r}}){let a=n.slice(0,sc),l=s-a.length,c=a.map(({id:p,name:m})=>i`<a href=${G(p)} dir="auto">${m}</a>`),d=l>0&&a.length?[...c,`${h(l)} more`]:c;return i`
    <li>
      <p class="sum">${h(s)}${o&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Ce(d)}
          ${r&&i`${a.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}function wr({address:e,fields:t,image:n}){let s={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:pc(s)},{name:"JavaScript",language:"javascript",code:mc(s)},{name:"Python",language:"python",code:fc(s)},{name:"OpenAI SDK",language:"python",code:gc(s)}]}function pc({address:e,fields:t,image:n,isFile:s}){let o=Object.entries(s?t:{image:n,...t}).map(([l,c])=>`  --form-string ${Gn(`${l}=${c}`)}`),r=s?" -F 'image=@-;filename=still'":"",a=s?` \\
  < ${Gn(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Gn(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${o.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function mc({address:e,fields:t,image:n,isFile:s}){let o=s?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
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
body.append('image', ${o});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function fc({address:e,fields:t,image:n,isFile:s}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${_r(t)}
}
${s?$c(n):hc(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var $c=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,hc=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function gc({address:e,fields:t,image:n,isFile:s}){let{prompt:o,seconds:r,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(o)},
${s?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${_r(s?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${s?`with open(${JSON.stringify(n)}, "rb") as still:
${bc(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var bc=e=>e.replace(/^/gm,"    "),Gn=e=>`'${e.replaceAll("'","'\\''")}'`;function _r(e,t=4){let n=s=>typeof s=="boolean"?s?"True":"False":JSON.stringify(s);return Object.entries(e).map(([s,o])=>`${" ".repeat(t)}${JSON.stringify(s)}: ${n(o)},`).join(`
`)}function vr({fields:e,image:t,answer:n,video:s}){let o=De(e),r=wr({address:ut(),fields:o,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${de(t.size)}`:t??"a file",...o};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${wc} samples=${r} />
        <div class="json">
          <${yr} title="Request" line="POST /videos, as a form" body=${a} />
          <${yr} title="Answer" line=${_c(n,s)} body=${s??n?.body} />
        </div>
      </div>
    </section>
  `}function wc({samples:e}){let[t,n]=$(0),s=A(),o=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${s} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let c=(t+l+e.length)%e.length;n(c),s.current.children[c].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${_e} label="Copy" text=${()=>o.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${o.code}</code></pre>
    </div>
  `}function yr({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function _c(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var Re=e=>e.split(":").map(Number);function Wn(e,t,n){let[s,o]=Re(n),r=s/o;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function kr(e,t,n){let s=Wn(e,t,n),o=Math.round(100-Math.min(s.width,s.height));if(o<1)return`${n} fits: nothing is cut.`;let r=s.width<s.height?"left and right":"top and bottom";return`${n} keeps the middle; ${o} % is cut at ${r}.`}function Cr({fields:e,change:t,problems:n,children:s}){let o={fields:e,change:t,problems:n};return i`
    <${vc} ...${o}>${s}<//>
    <${Hn} ...${o} name="aspect_ratio" legend="Aspect ratio" values=${mt} icon=${kc} />
    <div class="pair">
      <${Hn} ...${o} name="resolution" legend="Resolution" values=${ft} />
      <${Hn} ...${o} name="seconds" legend="Duration" values=${$t} unit=" s" />
    </div>
    <div class="switches">
      <${xr} ...${o} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${xr} ...${o} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Sc} ...${o} />
    </div>
  `}function vc({fields:e,change:t,problems:n,children:s}){let o=ss(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${s}
        <span class=${`count ${o>4e3?"too-many":""}`} id="prompt-count">
          ${h(o)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${h(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${K} name="prompt" problems=${n} />
    </div>
  `}var kc=e=>{let[t,n]=Re(e);return i`<${go} across=${t} down=${n} />`};function Hn({fields:e,change:t,problems:n,name:s,legend:o,values:r,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${s}-problem`}>
      <legend>${o}</legend>
      <div class="choice">
        ${r.map(c=>i`
            <label key=${c}>
              <input type="radio" name=${s} value=${c} checked=${e[s]===c}
                onChange=${()=>t({[s]:c})} />
              <span>${a?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${K} name=${s} problems=${n} />
    </fieldset>
  `}function xr({fields:e,change:t,problems:n,name:s,label:o,help:r}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${o}</span><span class="quiet small" id=${`${s}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${s} aria-label=${o} checked=${e[s]}
          aria-describedby=${`${s}-help ${s}-problem`} onChange=${a=>t({[s]:a.target.checked})} />
      </label>
      <${K} name=${s} problems=${n} />
    </div>
  `}function Sc({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:s})=>t({take:Number.isInteger(s.valueAsNumber)?s.valueAsNumber:s.value})} />
      </label>
      <${K} name="take" problems=${n} />
    </div>
  `}var Er="kinora.notify",Kn=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",Vn=()=>Kn()&&Notification.permission==="granted"&&sessionStorage.getItem(Er)==="yes";function Tr(){let[e,t]=$(Vn),[n,s]=$(!Kn());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Er,r==="granted"?"yes":"no"),t(Vn()),s(!Kn())}}>
      <${P} name=${e?"done":"bell"} />Notify me
    </button>
  `}function Or(e){if(!document.hidden||!Vn())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:$e(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var Ar="kinora.tab",zn="stills";var Yt=e=>`video/${e}`;async function Qt(e,t){await ct("readwrite",n=>n.put({file:t,time:Date.now()},Jn(e))),await Tc()}var Ir=e=>ct("readwrite",t=>t.delete(Jn(e)));async function Zt(e){return(await ct("readonly",n=>n.get(Jn(e))))?.file??null}var Jn=e=>`${xc()}/${e}`;function xc(){let e=sessionStorage.getItem(Ar);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(Ar,t),t}async function ct(e,t){let n=new Promise(s=>setTimeout(()=>s(null),2e3));return Promise.race([n,Cc(e,t).catch(()=>null)])}async function Cc(e,t){let n=await Ec();try{return await Nr(t(n.transaction(zn,e).objectStore(zn)))}finally{n.close()}}function Ec(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(zn).createIndex("time","time"),Nr(e)}var Nr=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Tc(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await ct("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await ct("readwrite",s=>s.delete(n))}function Lr(e,t){let{api:n,announce:s,mark:o,refresh:r}=_(w),[a,l]=$({});return S(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return tr(n,e,{onVideo:u=>{l({video:u}),o(as(u)),d&&d.status!==u.status&&(s(oe(u)?`${Me(u)}.`:Se(u)),r(),oe(u)&&Or(u)),d=u},onTrouble:u=>l(f=>({...f,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),o("")}},[n,e]),{...a,set:c=>l({video:c})}}function Pr(e,t,n){let{api:s,announce:o}=_(w),[r,a]=$(null);return S(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return Oc(s,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";o(`Take ${c.fields.take} is set. ${d}`),n()},c=>!l.signal.aborted&&a(c)),()=>l.abort()},[s,e.id,e.again]),{error:r}}async function Oc(e,{id:t,again:n},s){let o=await e.video(t,s),r=await Zt(Yt(t)),a=De(o);return{image:r,fields:n&&o.status!=="failed"?{...a,take:a.take+1}:a}}function Rr(){let[e,t]=$(Date.now());return S(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var Fr="kinora.loop";function Mr({id:e,seen:t,outcome:n}){let{video:s,error:o,trouble:r}=t;return o?i`<${N} error=${o}><p><a href=${ne()}>See all your films</a></p><//>`:s?i`<${Ac} key=${e} video=${s} trouble=${r} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function Ac({video:e,trouble:t,outcome:n,onVideo:s}){let o=e.status==="completed",r=bo(e.id,o),[a,l]=$(!1),[c,d]=$(sessionStorage.getItem(Fr)!=="no"),p=()=>{sessionStorage.setItem(Fr,c?"no":"yes"),d(!c)},m=r.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${Ic} video=${e} link=${!a&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${Nc} video=${e} error=${m} />
    <//>
    <div class="under">
      <p class=${`outcome ${tt(e)?"charged":""}`}>${n??ls(e)}</p>
      <p class="quiet small">${cs(e)}</p>
      <${N} error=${t} />
      <${Pc} video=${e} isLooped=${c} onLoop=${p} onVideo=${s} />
    </div>
  `}function Ic({video:e,link:t,isLooped:n,onFailure:s,children:o}){let r=me(Je(e.id)),[a,l]=Re(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${wo} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${s} />`:i`${r&&i`<img src=${r} alt="" />`}${o}`}
    </div>
  `}function Nc({video:e,error:t}){return e.status==="failed"?i`<${Dr} title=${us(e)} text=${e.error.message} />`:t?i`<${Dr} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${Lc} video=${e} /></div>`}function Lc({video:e}){let t=Rr(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),s=!!e.estimated_completed_at;return i`
    <p class="state">${Se(e)}${s&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${s?e.progress:void 0} aria-label=${Se(e)}></progress>
    <p class="small">
      ${Y(Math.max(0,t-e.created_at))} so far${s&&`, about ${Y(n)} left`}
    </p>
  `}function Dr({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${we} text=${t} /></p></div>`}function Pc({video:e,isLooped:t,onLoop:n,onVideo:s}){let o=e.status==="completed";return i`
    <div class="actions">
      ${o&&i`
        <${Mt} id=${e.id} />
        <${_o} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${P} name="loop" />Loop</button>
        <a class="button" href=${Ne(e.id)}><${P} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${Ne(e.id)}><${P} name="again" />Try again</a>`}
      ${!oe(e)&&i`<${Tr} />`}
      ${e.status==="queued"&&i`<${Rc} video=${e} onVideo=${s} />`}
      <a class="button" href=${Q}>New film</a>
    </div>
  `}function Rc({video:e,onVideo:t}){let{api:n,announce:s,refresh:o}=_(w),[r,a]=$(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),s("Cancelled. Nothing was charged."),o()}catch(c){a(c)}}}><${P} name="cancel" />Cancel</button>
    <${N} error=${r} />
  `}function qr(){let{api:e}=_(w),[t,n]=$(null);return S(()=>{let s=new AbortController;return e.videos({limit:1},s.signal).then(o=>n(o.data[0]??null),()=>{}),()=>s.abort()},[e]),t&&i`<${Fc} video=${t} />`}function Fc({video:e}){let t=me(Je(e.id));return i`
    <a class="last" href=${pe(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${Me(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function Ur({price:e,failure:t}){let{credits:n}=_(w),s=t?.status===402?t.figures:null,o=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":h(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(o>0?i`<span class="short">${I(o)} more than the ${h(n.availableCredit)} you have left</span>`:`of ${h(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${s?"notice":null}>
      ${s&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${h(s.required)}</dd>
          <dt>Your limit</dt><dd>${h(s.creditLimit)}</dd>
          <dt>Used</dt><dd>${h(s.usedCredit)}</dd>
          <dt>Held</dt><dd>${h(s.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var Dc="The cat looks up and blinks, soft light, slow push-in";function jr({draft:e,desk:t,problems:n}){let{image:s,fields:o}=e;return i`
    <label class="drop">
      <${Gr} onFile=${t.choose} problems=${n} />
      ${s instanceof File&&i`<${Bc} key=${s} image=${s} aspectRatio=${o.aspect_ratio} />`}
      ${typeof s=="string"&&i`<${jc} address=${s} />`}
      ${!s&&i`<${Uc} aspectRatio=${o.aspect_ratio} />`}
    </label>
    <${K} name="image" problems=${n} />
    <${Wc} image=${s} prompt=${o.prompt} desk=${t} />
  `}function Br({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${Gr} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${qc} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Mc(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${K} name="image" problems=${n} />
    </div>
  `}function Gr({onFile:e,problems:t}){let n=({target:s})=>{s.files.length&&e(s.files[0]),s.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${ns.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var Mc=e=>e instanceof File?`${e.name}, ${de(e.size)}`:new URL(e).host;function qc({image:e}){return i`<img src=${me(e)} alt="" />`}function Uc({aspectRatio:e}){let[t,n]=Re(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${P} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${de(2e7)}</span>
    </span>
  `}function jc({address:e}){return i`
    <span class="invitation address">
      <${P} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function Bc({image:e,aspectRatio:t}){let n=me(e),[s,o]=$(null),[r,a]=$(!1),l=({target:c})=>o({width:c.naturalWidth,height:c.naturalHeight});return i`
    <span class="preview">
      ${r?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${s&&{"--across":s.width,"--down":s.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${s&&i`<${Gc} size=${s} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${s&&`${s.width} \xD7 ${s.height}, `}${de(e.size)}</span>
      <span>${s&&kr(s.width,s.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function Gc({size:e,aspectRatio:t}){let n=Wn(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function Wc({image:e,prompt:t,desk:n}){let[s,o]=$(!1),r=()=>o(!1);return s?i`<${Hc} onAddress=${n.choose} onClose=${r} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>o(!0)}><${P} name="link" />Use an address</button>
      ${!e&&i`<${Kc} prompt=${t} desk=${n} />`}
    </div>
  `}function Hc({onAddress:e,onClose:t}){let n=A(),[s,o]=$(null);S(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return Vc(l)?(e(l),t()):o("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${s?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${s}</p>
  `}function Kc({prompt:e,desk:t}){let[n,s]=$(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:Dc})}catch{s("The sample cannot be loaded. Load the page again.")}}}><${P} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function Vc(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var Wr=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function Kr({route:e,desk:t}){let n=_(w),s=A(),o=e.again?void 0:e.id,{draft:r}=t,a=zc(t,s),l=a.answer?.id===o?a.answer:null,c=Lr(o,l?.body),d=Pr(e,t,()=>s.current.querySelector("[type=submit]")?.focus()),p=on(n.prices,r.fields),m={...a.problems,...t.fileProblem&&{image:t.fileProblem}},u=f=>{t.change(f),a.forget(Object.keys(f))};return S(()=>a.forget(["image"]),[r.image]),S(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${s} onSubmit=${a.send} onKeyDown=${Yc} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${o?i`<${Mr} key=${o} id=${o} seen=${c} outcome=${l?.outcome} />`:i`<${jr} draft=${r} desk=${t} problems=${m} />
              ${!e.id&&i`<${qr} />`}`}
      </div>
      ${n.may("videos:write")&&i`<div class="panel">
        ${o&&i`<${Br} image=${r.image} onImage=${t.choose} problems=${m} />`}
        <${Cr} fields=${r.fields} change=${u} problems=${m}>
          ${!e.id&&i`<${Jc} desk=${t} />`}
        <//>
        <${Ur} price=${p} failure=${a.failure} />
        <${N} error=${a.notice??d.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${f=>a.isOn&&f.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&i`<${vr} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function zc(e,t){let n=_(w),[s,o]=$(null),[r,a]=$({}),[l,c]=$(null),[d,p]=$(!1),{fields:m,image:u}=e.draft;async function f(k){k.preventDefault();let E=os(m,u);if(a(E),o(null),Object.keys(E).length)return Hr(t.current,Object.keys(E)[0]);p(!0);try{await g()}catch(L){o(L),Wr.includes(L.param)&&Hr(t.current,L.param)}p(!1)}async function g(){let k=await n.api.create(De(m),u),E=await k.json(),L=k.headers.get("kinora-cache"),H=Date.parse(k.headers.get("date"))/1e3,ee=is({cache:L,date:H},E,on(n.prices,m));c({id:E.id,status:k.status,cache:L,outcome:ee,body:E}),e.follow(E.id),n.announce(ee),n.refresh(),location.hash=pe(E.id)}function C(k){o(null),a(E=>Object.fromEntries(Object.entries(E).filter(([L])=>!k.includes(L))))}let v=Wr.includes(s?.param),y={...r,...v&&{[s.param]:s.message}},b=s&&!v&&s.status!==402?s:null;return{send:f,forget:C,failure:s,problems:y,notice:b,answer:l,isOn:d}}function Jc({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function Yc(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function Hr(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function Vr({paused:e,mayChange:t,onDone:n}){return i`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(lr).map(([s,o])=>i`
          <${Qc} key=${s} what=${s} told=${o} pause=${e.find(r=>r.what===s)} mayChange=${t} onDone=${n} />
        `)}
    </section>
  `}function Qc({what:e,told:{name:t,help:n},pause:s,mayChange:o,onDone:r}){let{api:a}=_(w),[l,c]=$(""),[d,p]=$(null),m=s?"resume":"pause";return i`
    <form class="form" aria-label=${t} onSubmit=${async f=>{f.preventDefault(),p(null);try{await a.operate.steerQueue(m,{what:e,...l.trim()&&{reason:l.trim()}}),c(""),r(`${t}: ${s?"resumed":"paused"}.`)}catch(g){p(g)}}} novalidate>
      <div>
        <h3>${t} ${s?i`<span class="state bad">Paused</span>`:i`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${n}</p>
        ${s&&i`<p class="small">Paused ${O(s.since)}${s.reason&&i`: <span dir="auto">${s.reason}</span>`}</p>`}
      </div>
      ${o&&i`
        <${x} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${N} error=${d} />
        <div class="actions"><button class="button">${s?"Resume":"Pause"}<span class="unseen"> ${t.toLowerCase()}</span></button></div>
      `}
    </form>
  `}function zr(){let{api:e,may:t,announce:n}=_(w),s=U(l=>e.operate.queue(l),[e]),{data:o,error:r}=s,a=l=>{n(l),s.again()};return i`
    <section class="page" aria-busy=${o||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${s.again}>Show it as it is now</button>
      </div>
      <${j} loaded=${s} />
      ${o&&i`<${Zc} queue=${o} mayChange=${t("operate:write")} onDone=${a} />`}
    </section>
  `}function Zc({queue:e,mayChange:t,onDone:n}){let{depth:s,oldest_age_seconds:o,in_flight:r,concurrency:a,safe_to_stop_at:l}=e;return i`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${h(s)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${o===null?"none":Y(o)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${h(r)} of ${h(a)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":O(l)}</dd></div>
    </dl>
    <${Xc} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${ed} clients=${e.clients} mayChange=${t} onDone=${n} />
    </section>
    <${Vr} paused=${e.paused} mayChange=${t} onDone=${n} />
  `}function Xc({keys:e}){return(e??[]).filter(n=>n.stopped!==null).map(({name:n,stopped:s})=>i`<p key=${n} class="notice">No paid call is sent with key ${n} of the model: <span dir="auto">${s}</span></p>`)}function ed({clients:e,mayChange:t,onDone:n}){let[s,o]=$(null);return e.length?i`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>i`
              <tr key=${r.client_id}>
                <td class="name"><a href=${G(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${h(r.queued)}</td>
                <td class="number">${h(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&i`${Vt[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&i` <span class="quiet small">for ${Y(r.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${t&&r.queued>0&&i`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${r.client_name}`}
                      onClick=${()=>o(r)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    ${s&&i`<${td} client=${s} onDone=${r=>(o(null),n(r))} onNo=${()=>o(null)} />`}
  `:i`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${J()}>See all generations</a>.</p>`}function td({client:{client_id:e,client_name:t},onDone:n,onNo:s}){let{api:o}=_(w),r=a=>o.operate.steerQueue("cancel",{filter:{client:e}},{isDry:a});return i`
    <${W} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>nd(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:a})=>n(`${h(a)} cancelled.`)} onNo=${s} />
  `}var nd=({cancelled:e,released_credits:t,has_more:n})=>({cancelled:{from:null,to:`${h(e)}${n?", the oldest first; more are left":""}`},givenBack:{from:null,to:I(t)}});function Jr({reason:e,hasDraft:t,onKey:n}){let[s,o]=$(e),[r,a]=$(!1),l=A(),c=A();S(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function d(p){p.preventDefault();let m=l.current.value.trim();o(null),a(!0);let u=await sd(m);return a(!1),u?(o(u),l.current.focus()):n(m,c.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${d} novalidate>
        <${Dt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${s?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${s&&i`<${we} text=${s} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function sd(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await pt(e,()=>{}).currentKey(),null}catch(t){return t.message}}var od={true:"It was billed?",false:"It was not billed?"},rd={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function Yr({evidence:e,onDone:t}){let{api:n}=_(w),[s,o]=$(""),[r,a]=$(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${I(e.credits)} of ${c}, ${O(e.lostAt)}`,p=u=>a({billed:u,once:ve(),note:s.trim()}),m=({billed:u,note:f,once:g},C)=>n.operate.giveVerdict(l,{billed:u,...f&&{note:f}},{isDry:C,once:C?void 0:g});return i`
    <div class="form beside verdict">
      <${x} name=${`note-${l}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${s} onInput=${o} />
      <div class="actions">
        ${[!0,!1].map(u=>i`
            <button type="button" class="button" aria-label=${d(u)} onClick=${()=>p(u)}>
              ${u?"It was billed\u2026":"It was not billed\u2026"}
            </button>
          `)}
      </div>
    </div>
    ${r&&i`<${W} title=${od[r.billed]} lead=${rd[r.billed]} yes="Give the verdict"
      rehearse=${async()=>ad(await m(r,!0))} act=${()=>m(r,!1)}
      onDone=${()=>(a(null),t("The verdict is given."))} onNo=${()=>a(null)} />`}
  `}var ad=({billed:e,refundedCredit:t,note:n})=>({billed:{from:null,to:e},givenBack:{from:null,to:I(t)},...n&&{note:{from:null,to:n}}});var id=20,Yn={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function Qr({route:{client:e,verdict:t,after:n}}){let{api:s,may:o,announce:r}=_(w),{verdict:a}=Yn[t]??Yn.any,c=U(g=>s.operate.generations({state:"unknown",verdict:a,client:e,after:n,limit:id},g),[s,a,e,n]),{data:d,error:p}=c,m=g=>{r(g),c.again()},{problems:u,notice:f}=B(p,["client"]);return i`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${cd} client=${e} verdict=${a} /></div>
      <${dd} key=${e} client=${e} kind=${t} problems=${u} />
      <${j} loaded=${{...c,error:f}} />
      ${d?.data.length>0&&i`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:C})=>i`<${ld} key=${g} evidence=${C} mayDecide=${o("operate:write")} onDone=${m} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&i`<${ud} isFiltered=${e||n} isWaiting=${a} />`}
      <${We} name="unknown outcomes" page=${d} after=${n} write=${g=>X({client:e,verdict:t,after:g})} />
    </section>
  `}function ld({evidence:e,mayDecide:t,onDone:n}){let{generationId:s,clientId:o,clientName:r,credits:a,verdict:l}=e;return i`
    <li>
      <h2>
        <a href=${He(s)}>${I(a)}</a> of <a href=${G(o)} dir="auto">${r}</a>
      </h2>
      <${Jt} evidence=${e} />
      <${zt} evidence=${e} />
      ${t&&!l&&i`<${Yr} evidence=${e} onDone=${n} />`}
    </li>
  `}function cd({client:e,verdict:t}){return i`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(Yn).map(([n,{name:s,verdict:o}])=>i`<a key=${n} href=${X({client:e,verdict:n})} aria-current=${o===t?"true":null}>${s}</a>`)}
    </nav>
  `}function dd({client:e,kind:t,problems:n}){let[s,o]=$(e);return i`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${a=>{a.preventDefault(),location.hash=X({client:s.trim(),verdict:t})}} novalidate>
      <${x} name="client" label="Paid by (client id)" placeholder="client_…" problems=${n} value=${s} onInput=${o} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&i`<a class="button plain" href=${X({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function ud({isFiltered:e,isWaiting:t}){let n=i`<a href=${X({verdict:"any"})}>Show all unknown outcomes</a>`;return e?i`<p class="none">No unknown outcome fits. ${n}.</p>`:t?i`<p class="none">None waits for a verdict. ${n}, also those that have one.</p>`:i`<p class="none">None: every paid call has an answer. <a href=${J()}>See all generations</a>.</p>`}var pd={"":"Nothing",client:"Client",outcome:"Outcome"},md={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function Zr({route:e}){let{api:t}=_(w);return i`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Ht} route=${e} calls=${t.operate} write=${Le} figures=${md} groups=${pd} isOfAll
        none=${i`Nothing was made in this time. Choose other days, or <a href=${Le()}>show the last ${In} days</a>.`} />
    </section>
  `}var Qn="kinora.drafts",ce=Object.freeze({fields:Xe,image:null}),Zn=Object.freeze({fresh:ce,shown:null});async function ea(){let e=$d();if(!e)return Zn;let[t,n]=await Promise.all([Xr("fresh",e.fresh),Xr("shown",e.shown)]);return{fresh:t??ce,shown:n}}function ta(e,t){let n=Object.fromEntries(Object.entries(e).map(([s,o])=>[s,o&&fd(o)]));e.fresh===ce&&!e.shown?sessionStorage.removeItem(Qn):sessionStorage.setItem(Qn,JSON.stringify(n));for(let s of Object.keys(e)){let o=e[s]?.image;o!==t[s]?.image&&(o instanceof File?Qt(s,o):Ir(s))}}var fd=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Xr(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await Zt(e);return{...t,fields:{...Xe,...t.fields},image:n}}function $d(){try{return JSON.parse(sessionStorage.getItem(Qn))}catch{return null}}var na="Export it as JPEG or PNG.";async function sa(e){if(!e.size)return"This file is empty. Choose another one.";let t=wd(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!hd.includes(t)?`${gd[t]??`This is ${t}, not an image.`} ${na}`:t?e.size>2e7?`This file has ${de(e.size)}; ${de(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${na}`}var hd=["JPEG","PNG","WebP","HEIC","AVIF"],gd={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},bd=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function wd(e){let t=bd(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?_d(t):null}function _d(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function oa(e){let[t,n]=$(e),s=A(e);return kn(()=>{ta(t,s.current),s.current=t},[t]),{drafts:t,set:n,forget:()=>n(Zn),hasAny:t.fresh!==ce}}var nn=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",en=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,tn=(e,t,{fields:n,image:s})=>t==="fresh"?{...e,fresh:{fields:n,image:s}}:{...e,shown:{place:t,fields:n,image:s}};function ra(e,{drafts:t,set:n}){let s=nn(e??{}),[o,r]=$(null),[a,l]=$(null),c=en(t,s),d=c??ce,p=(u,f)=>n(g=>tn(g,u,f));async function m(u){let f=u instanceof File?await sa(u):null;r(f),l(null);let g=yd(e);if(f)return g.page&&(location.hash=g.page);n(C=>tn(C,g.place,kd(en(C,s)??ce,g,u))),g.page&&(location.hash=g.page)}return{place:s,draft:d,isLoaded:c!==null,fileProblem:o,choose:m,change:u=>{r(null),l(null),n(f=>tn(f,s,vd(en(f,s)??ce,u)))},fill:(u,f)=>n(g=>en(g,u)?g:tn(g,u,f)),follow:u=>{d.image instanceof File&&Qt(Yt(u),d.image),p(nn({id:u}),d)},clear:()=>{r(null),l(d),n(u=>({...u,fresh:ce}))},restore:a&&(()=>(l(null),p("fresh",a))),isEmpty:d===ce}}function yd(e){return e?.page!=="playground"?{place:"fresh",page:Q}:e.id&&!e.again?{place:nn({...e,again:!0}),page:Ne(e.id),isNew:!0}:{place:nn(e),page:null}}var vd=(e,t)=>({...e,fields:{...e.fields,...t}}),kd=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function Xn({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Sd=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function ia(){S(()=>{let e=t=>Xn(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function la({onFile:e,onAddress:t}){let[n,s]=$(!1);return S(()=>{let c={dragover:d=>s(Xn(d)),dragleave:d=>d.relatedTarget===null&&s(!1),drop:d=>{s(!1),Xn(d)&&aa(d.dataTransfer,e,t)},paste:d=>Sd(d)&&aa(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function aa(e,t,n){let[s]=e?.files??[];if(s)return t(s),!0;let o=n&&e?.getData("text/uri-list").split(/\r?\n/).find(xd);return o&&n(o),!!o}var xd=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function ca({pages:e,current:t,who:n,credits:s,onSignOut:o,onSkip:r}){return i`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${Dt} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([a,{title:l,address:c}])=>i`<a href=${c} aria-current=${a===t?"page":null}>${l}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${s&&`${I(s.availableCredit)} left`}</p>
      <${Cd} who=${n} onSignOut=${o} />
    </header>
  `}function Cd({who:e,onSignOut:t}){let n=e?.clientName??"Account",s=ut();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${P} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&i`<p class="quiet small">It may ${ie(e.scopes.map(o=>re[o]??o))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${s}</code></p>
      <div class="actions">
        <${_e} label="Copy address" text=${()=>s} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function da({title:e,scope:t,pages:n}){let s=Object.values(n).map(({title:o,address:r})=>i`<a href=${r}>${o}</a>`);return i`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${re[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Ed(t,n)}</p>
      ${s.length>0&&i`<p>With this key you can open: ${Ce(s)}.</p>`}
    </section>
  `}function Ed(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?i`
    Films are made with the key of an app: <a href=${D()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Qe="kinora.key",Td=/^#\/?key=(kin_[\x21-\x7e]+)$/;function es(){let e=Td.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Qe,e),e):null}function ua(){let[e,t]=$(()=>sessionStorage.getItem(Qe)??localStorage.getItem(Qe)),n=(s,o=!1)=>{sessionStorage.removeItem(Qe),localStorage.removeItem(Qe),s&&(o?localStorage:sessionStorage).setItem(Qe,s),t(s)};return S(()=>{let s=()=>{let o=es();o&&(t(o),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",s),()=>removeEventListener("hashchange",s)},[]),[e,n]}function pa(){let[e,t]=$(location.hash);return S(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),so(e)}function ma(e){let[t,n]=$({who:null,trouble:null}),s=()=>e.currentKey().then(o=>n({who:o,trouble:null}),o=>n({who:null,trouble:o}));return S(()=>{s()},[e]),{...t,retry:s}}function fa(e,t){let[n,s]=$(null),[o,r]=$(null),[a,l]=$(null),c=async(p,m)=>{try{m(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,s);return S(()=>{d(),c(e.prices,r)},[e,t]),{credits:n,prices:o,refresh:d,trouble:a}}var $a={playground:{title:"Playground",address:Q,view:Kr,scope:"videos:write"},films:{title:"My films",address:ne(),view:sr,scope:"videos:read"},credits:{title:"My credits",address:Lt(),view:zo,scope:"credits:read"},overview:{title:"Overview",address:uo,view:br,scope:"operate:read"},clients:{title:"Clients",address:D(),view:qo,scope:"operate:read"},client:{title:"Client",under:"clients",view:Po,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:fr,scope:"operate:write"},queue:{title:"Queue",address:Pt,view:zr,scope:"operate:read"},generations:{title:"Generations",address:J(),view:mr,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:pr,scope:"operate:read"},unknown:{title:"Unknown outcomes",address:X(),view:Qr,scope:"operate:read"},usage:{title:"Usage",address:Le(),view:Zr,scope:"operate:read"},"audit-log":{title:"Audit log",address:Z(),view:po,scope:"operate:read"}};function ha({drafts:e}){let[t,n]=ua(),[s,o]=$(null),r=oa(e);ia();let a=(d,p)=>{o(null),n(d,p)},l=d=>{n(null),o(d.message)},c=()=>{r.forget(),n(null)};return t?i`<${Od} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:i`<${Jr} reason=${s} hasDraft=${r.hasAny} onKey=${a} />`}function Od({apiKey:e,drafts:t,onRefused:n,onSignOut:s}){let o=Be(()=>pt(e,n),[e]),{who:r,trouble:a,retry:l}=ma(o),c=E=>r?.scopes.includes(E)??!1,d=Ad(pa(),c),p=fa(o,c("credits:read")),m=ra(d,t),[u,f]=$(""),[g,C]=$(""),v=A(),y=d&&$a[d.page];Pd(y?.title??"Page not found",g,v);let b=Object.fromEntries(Object.entries($a).filter(([,{address:E,scope:L}])=>E&&c(L))),k={api:o,may:c,who:r,announce:f,mark:C,...p};return i`
    <${w.Provider} value=${k}>
      <${ca} pages=${b} current=${y?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${s}
        onSkip=${()=>ga(v)} />
      <main ref=${v}>
        ${r?i`<${Id} page=${y} route=${d} desk=${m} pages=${b} may=${c} />`:i`<${Nd} title=${y?.title} trouble=${a} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&i`<${la} onFile=${m.choose} onAddress=${m.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function Ad(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function Id({page:e,route:t,desk:n,pages:s,may:o}){if(!e)return i`<${Ld} pages=${s} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return o(r)?i`<${e.view} route=${t} desk=${n} />`:i`<${da} title=${e.title} scope=${r} pages=${s} />`}function Nd({title:e,trouble:t,onRetry:n}){return i`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${N} error=${t} />
      ${t&&i`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function Ld({pages:e}){let[t]=Object.values(e);return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&i`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Pd(e,t,n){let s=A(!0);S(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),S(()=>{s.current||(ga(n),scrollTo(0,0)),s.current=!1},[e])}function ga(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}es();var Rd=await ea();_n(i`<${ha} drafts=${Rd} />`,document.getElementById("app"));
